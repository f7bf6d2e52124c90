using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>The tables of Shopping.</summary>
public interface IShoppingDb
{
    DbSet<Cart> Carts { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
