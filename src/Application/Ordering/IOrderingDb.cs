using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>The tables of Ordering.</summary>
public interface IOrderingDb
{
    DbSet<Checkout> Checkouts { get; }

    DbSet<Order> Orders { get; }

    DbSet<SellerOrder> SellerOrders { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
