using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>The tables of Shopping.</summary>
public interface IShoppingDb
{
    DbSet<Cart> Carts { get; }

    /// <summary>Somebody's own cart, whole and to be changed, by one statement.</summary>
    Task<Cart?> FindCartAsync(CartId id, BuyerId buyer, CancellationToken ct);

    Task<int> SaveChangesAsync(CancellationToken ct);
}
