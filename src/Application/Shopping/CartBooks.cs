using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>A cart is completed if and only if it became an order.</summary>
internal sealed class CartBooks(IShoppingDb db) : IBooksCheck, ICartBooks
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var wrong = await db.Carts.AsNoTracking().IgnoreAutoIncludes()
            .Where(cart => (cart.Status == CartStatus.Completed) != (cart.OrderId != null))
            .OrderBy(cart => cart.Id).Select(cart => new { cart.Id, cart.Status, cart.OrderId }).ToListAsync(ct);
        return [.. wrong.Select(cart => new Violation("shopping.completed", $"cart {cart.Id.Value}", $"{cart.Status} with {(cart.OrderId is { } order ? $"order {order.Value}" : "no order")}"))];
    }

    public async Task<IReadOnlyDictionary<CartId, OrderId>> OfAsync(IReadOnlyCollection<CartId> carts, CancellationToken ct) =>
        await db.Carts.Where(cart => carts.Contains(cart.Id) && cart.OrderId != null).Select(cart => new { cart.Id, cart.OrderId })
            .ToDictionaryAsync(cart => cart.Id, cart => cart.OrderId!.Value, ct);

    public Task<int> CountAsync(CancellationToken ct) => db.Carts.CountAsync(cart => cart.OrderId != null, ct);
}
