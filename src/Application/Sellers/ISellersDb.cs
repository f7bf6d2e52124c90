using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>The tables of Sellers: who sells, where, and how it is sent.</summary>
public interface ISellersDb
{
    DbSet<Seller> Sellers { get; }

    DbSet<Shop> Shops { get; }

    DbSet<SellerMember> SellerMembers { get; }

    DbSet<SellerApplication> SellerApplications { get; }

    DbSet<SellerInvitation> SellerInvitations { get; }

    DbSet<SellerClosure> SellerClosures { get; }

    DbSet<KycCase> KycCases { get; }

    DbSet<KycDocument> KycDocuments { get; }

    DbSet<ShippingMethod> ShippingMethods { get; }

    DbSet<ShippingZone> ShippingZones { get; }

    DbSet<ShippingRate> ShippingRates { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
