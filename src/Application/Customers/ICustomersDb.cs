using Marketplace.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>The tables of Customers: who buys, where it is sent, and what is wished for.</summary>
public interface ICustomersDb
{
    DbSet<CustomerProfile> CustomerProfiles { get; }

    DbSet<CustomerAddress> CustomerAddresses { get; }

    DbSet<PrivacyRequest> PrivacyRequests { get; }

    DbSet<Wishlist> Wishlists { get; }

    DbSet<WishlistItem> WishlistItems { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
