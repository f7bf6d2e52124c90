using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Writes orders and keeps stock and money in step with them. Nothing here saves: the use case does, once.</summary>
internal sealed class OrderDesk(IOrderingDb db, IOrderNumbers numbers, IStockReservations stock, OrderMoney money, TimeProvider clock)
{
    /// <summary>Held by whoever moves a part of the order.</summary>
    public static string LockOf(OrderId order) => $"order {order.Value}";

    public void EnsureCanBePaid(string method) => money.EnsureCanBePaid(method);

    /// <summary>Everything is judged before the first row is touched; the stock, which others wait for, comes last before the save.</summary>
    public async Task<Checkout> PlaceAsync(CheckoutCart cart, OrderTerms terms, string method, CancellationToken ct)
    {
        var (order, parts) = Order.Draw(await numbers.NextAsync(ct), terms, SharesOf(cart));
        var lines = parts.SelectMany(part => part.Lines).ToList();
        var held = await stock.ReserveAsync([.. lines.Select(line => new StockDemand(line.ListingId, line.Id, line.Quantity))], ct);
        Ensure.That(held.Succeeded, CheckoutErrors.InsufficientStock(held.Shortages));

        Accept(order, parts, cart);
        var payment = await money.OpenAsync(order, parts, method, ct);
        var checkout = Checkout.Of(cart.Id, order, payment, method);
        db.Orders.Add(order);
        db.SellerOrders.AddRange(parts);
        db.Checkouts.Add(checkout);
        return checkout;
    }

    /// <summary>Stock, the order's summary and its money follow the seller orders that have moved.</summary>
    public async Task FollowAsync(Order order, IReadOnlyCollection<SellerOrder> parts, IReadOnlyCollection<SellerOrder> moved, string? reason, CancellationToken ct)
    {
        await stock.ReleaseAsync([.. moved.Where(part => part.IsCalledOff).SelectMany(part => part.Lines).Select(line => line.Id)], ct);
        await stock.ConsumeAsync([.. moved.Where(part => part.Status is SellerOrderStatus.Shipped).SelectMany(part => part.Lines).Select(line => line.Id)], ct);
        order.Derive(parts, reason, clock.GetUtcNow());
        await money.FollowAsync(order, parts, moved, ct);
    }

    public bool Move(SellerOrder part, SellerOrderStatus to, OrderActor actor, string? reason) => part.Move(to, actor, reason, clock.GetUtcNow());

    /// <summary>Cash comes with the parcel, so nothing holds the order up but a seller who wants to say yes first.</summary>
    private void Accept(Order order, IReadOnlyList<SellerOrder> parts, CheckoutCart cart)
    {
        var reserved = cart.Lines.Where(line => line.Offer.NeedsAcceptance).Select(line => line.Offer.SellerId).ToHashSet();
        foreach (var part in parts)
        {
            Move(part, reserved.Contains(part.SellerId) ? SellerOrderStatus.AwaitingAcceptance : SellerOrderStatus.Confirmed, OrderActor.System, reason: null);
        }

        order.Derive(parts, reason: null, clock.GetUtcNow());
    }

    private static List<SellerShare> SharesOf(CheckoutCart cart) => [.. cart.Lines.GroupBy(line => line.Offer.SellerId).Select(lines =>
    {
        var shops = lines.Select(line => line.Offer.ShopId).Distinct().ToList();
        return new SellerShare(lines.Key, shops.Count == 1 ? shops[0] : null, [.. lines.Select(ItemOf)]);
    })];

    private static OrderItem ItemOf(CheckoutLine line) => new(
        line.Offer.ListingId,
        line.Offer.ProductId,
        line.Offer.VariantId,
        line.Offer.ProductName,
        line.Offer.VariantName,
        line.Offer.Sku,
        line.Offer.Options,
        line.Offer.Unit,
        line.Offer.ImageUrl,
        line.UnitPrice,
        line.Quantity);
}
