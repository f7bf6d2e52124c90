using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Writes orders and keeps stock and money in step with them. Nothing here saves: the use case does, once.</summary>
internal sealed class OrderDesk(IOrderingDb db, IOrderNumbers numbers, IStockReservations stock, OrderMoney money, OrderFiles files, OrderingOptions options, TimeProvider clock)
{
    /// <summary>Held by whoever moves a part of the order.</summary>
    public static string LockOf(OrderId order) => $"order {order.Value}";

    public Task<PaymentPlan?> PlanAsync(PaymentWish wish, Money due, string country, CancellationToken ct) => money.PlanAsync(wish, due, country, ct);

    /// <summary>Everything is judged before the first row is touched; the stock, which others wait for, comes last before the save.</summary>
    /// <param name="plan">Null: nothing is due.</param>
    /// <returns>Null where a promotion that the cart was priced with is gone meanwhile: it costs something else now.</returns>
    public async Task<Checkout?> PlaceAsync(CheckoutCart cart, OrderTerms terms, PaymentPlan? plan, CancellationToken ct)
    {
        var shares = OrderShares.Of(PricedSale.Of(cart));
        var (order, parts) = await DrawAsync(shares, terms, ct);
        if (!await money.RedeemAsync(order, cart.Basket, ct)) return null;
        await files.KeepAsync(parts, shares, ct);
        Accept(order, parts, cart, plan);
        var payment = await money.OpenAsync(order, parts, plan, ct);
        var checkout = Checkout.Of(cart.Id, order, payment, plan?.Method);
        db.Checkouts.Add(checkout);
        return checkout;
    }

    /// <summary>Without a cart, and without an attempt to pay: until then the buyer can begin one. Nobody has to say yes to it any more.</summary>
    public async Task<OrderId> PlaceUnpaidAsync(PricedSale sale, OrderTerms terms, DateTimeOffset dueAt, CancellationToken ct)
    {
        var shares = OrderShares.Of(sale);
        var (order, parts) = await DrawAsync(shares, terms, ct);
        await files.KeepAsync(parts, shares, ct);
        await money.ChargeAsync(parts, ct);
        order.AwaitPayment(dueAt);
        await GoFreeAsync(order, parts, ct);
        return order.Id;
    }

    /// <summary>An order that waits for its money, or for money that is promised, goes on where nothing is due by what stands of it.</summary>
    public async Task GoFreeAsync(Order order, IReadOnlyCollection<SellerOrder> parts, CancellationToken ct)
    {
        SellerOrder[] live = [.. parts.Where(part => !part.IsCalledOff)];
        var isWaiting = order.Status is OrderStatus.PendingPayment || live.Any(part => part.PaymentStatus is PaymentState.Authorized);
        if (!isWaiting || live.Length == 0 || live.Any(part => part.Due > 0)) return;

        await money.GiveAsync(order, parts, ct);
        await money.StopAsync(order.Id, ct);
        Go(order, parts);
    }

    /// <summary>Stock, the order's summary and its money follow the seller orders that have moved.</summary>
    public async Task FollowAsync(Order order, IReadOnlyCollection<SellerOrder> parts, IReadOnlyCollection<SellerOrder> moved, string? reason, CancellationToken ct)
    {
        await stock.ReleaseAsync([.. moved.Where(part => part.IsCalledOff).SelectMany(part => part.Lines).Select(line => line.Id)], ct);
        await stock.TakeBackAsync(moved.Where(part => part.IsCalledOff).SelectMany(part => part.Lines).Where(line => line.RecalledQuantity > 0).ToDictionary(line => line.Id, line => line.RecalledQuantity), isCalledOff: true, ct);
        await stock.ConsumeAsync([.. moved.Where(HaveLeft).SelectMany(part => part.Lines).Select(line => line.Id)], ct);
        foreach (var part in moved.Where(part => part.Status is SellerOrderStatus.Delivered)) part.HoldShare(options.HoldTime);
        order.Derive(parts, reason, clock.GetUtcNow());
        await money.FollowAsync(order, parts, moved, ct);
        await GoFreeAsync(order, parts, ct);
    }

    /// <summary>What is picked up or comes over the wire is never shipped.</summary>
    private static bool HaveLeft(SellerOrder part) => part.Status is SellerOrderStatus.Shipped || (part.Status is SellerOrderStatus.Delivered && !part.FulfilmentMethod.IsSent());

    public bool Move(SellerOrder part, SellerOrderStatus to, OrderActor actor, string? reason) => part.Move(to, actor, reason, clock.GetUtcNow());

    private async Task<(Order Order, IReadOnlyList<SellerOrder> Parts)> DrawAsync(IReadOnlyList<SellerShare> shares, OrderTerms terms, CancellationToken ct)
    {
        var (order, parts) = Order.Draw(await numbers.NextAsync(ct), terms, shares);
        var lines = parts.SelectMany(part => part.Lines);
        var held = await stock.ReserveAsync([.. lines.Select(line => new StockDemand(line.ListingId, line.Id, line.Quantity))], ct);
        Ensure.That(held.Succeeded, CheckoutErrors.InsufficientStock(held.Shortages));
        db.Orders.Add(order);
        db.SellerOrders.AddRange(parts);
        return (order, parts);
    }

    /// <summary>An order waits for its money first. Cash comes with the parcel, so nothing holds that up but a seller who wants to say yes.</summary>
    private void Accept(Order order, IReadOnlyList<SellerOrder> parts, CheckoutCart cart, PaymentPlan? plan)
    {
        foreach (var part in parts)
        {
            var offer = cart.Lines.First(line => line.Offer.SellerId == part.SellerId).Offer;
            if (offer.NeedsAcceptance) part.DemandAcceptance(offer.AcceptancePeriod, offer.OnlyAdminAccepts);
        }

        if (plan?.DueAt is { } due)
        {
            order.AwaitPayment(due);
            return;
        }

        Go(order, parts);
    }

    private void Go(Order order, IReadOnlyCollection<SellerOrder> parts)
    {
        foreach (var part in parts.Where(part => part.Status is SellerOrderStatus.PendingPayment)) part.Go(clock.GetUtcNow());
        order.Derive(parts, reason: null, clock.GetUtcNow());
    }
}
