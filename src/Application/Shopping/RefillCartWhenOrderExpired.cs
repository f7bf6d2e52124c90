using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Ordering.Contracts;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What was not paid in time is in its buyer's cart again, as far as it still is on offer.</summary>
internal sealed class RefillCartWhenOrderExpired(IShoppingDb db, IOfferCatalog catalog, ICustomizationFiles files) : IEventConsumer
{
    public string Name => "shopping.refillCartWhenOrderExpired";

    public bool Wants(string eventName) => eventName == "order.expired";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var expired = happened.Read<OrderMoved>();
        if (await db.Carts.SingleOrDefaultAsync(cart => cart.OrderId == expired.OrderId, ct) is not { } unpaid) return; // what was asked for had none

        var cart = await db.Carts.SingleOrDefaultAsync(cart => cart.BuyerId == expired.BuyerId && cart.Status == CartStatus.Open, ct);
        if (cart is null) db.Carts.Add(cart = Cart.Open(expired.BuyerId, unpaid.Currency));
        var before = cart.Uploads.Count;
        await catalog.TodayAsync(cart, unpaid, (items, judge) => cart.TakeUpAgain(unpaid, items, judge), ct);
        await files.UseAsync([.. cart.Uploads.Skip(before)], [], ct);
        await db.SaveChangesAsync(ct);
    }
}
