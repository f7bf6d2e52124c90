using Marketplace.Application.Customers;
using Marketplace.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : ICustomersDb
{
    public DbSet<CustomerProfile> CustomerProfiles => Set<CustomerProfile>();

    public DbSet<CustomerAddress> CustomerAddresses => Set<CustomerAddress>();

    public DbSet<PrivacyRequest> PrivacyRequests => Set<PrivacyRequest>();

    public DbSet<Wishlist> Wishlists => Set<Wishlist>();

    public DbSet<WishlistItem> WishlistItems => Set<WishlistItem>();
}
