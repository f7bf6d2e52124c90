using Marketplace.Application.Sellers;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : ISellersDb
{
    public DbSet<Seller> Sellers => Set<Seller>();

    public DbSet<Shop> Shops => Set<Shop>();

    public DbSet<SellerMember> SellerMembers => Set<SellerMember>();

    public DbSet<SellerApplication> SellerApplications => Set<SellerApplication>();

    public DbSet<SellerInvitation> SellerInvitations => Set<SellerInvitation>();

    public DbSet<SellerClosure> SellerClosures => Set<SellerClosure>();

    public DbSet<KycCase> KycCases => Set<KycCase>();

    public DbSet<KycDocument> KycDocuments => Set<KycDocument>();

    public DbSet<ShippingMethod> ShippingMethods => Set<ShippingMethod>();

    public DbSet<ShippingZone> ShippingZones => Set<ShippingZone>();

    public DbSet<ShippingRate> ShippingRates => Set<ShippingRate>();
}
