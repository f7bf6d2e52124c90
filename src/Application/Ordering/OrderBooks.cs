using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>
/// Σ lines = seller order, Σ seller orders = order = checkout = payment; one order of a cart or of a request, and one checkout of an order of a cart; every line holds its stock until it is
/// shipped or called off, and costs its seller what its commission lines say; nothing was taken off that no promotion gave. What others keep is asked of them, order by order; a count finds what belongs to no order.
/// </summary>
internal sealed class OrderBooks(IOrderingDb db, IPaymentBooks payments, ICartBooks carts, IReservationBooks stock, IFinanceBooks finance, IPromotionUses promotions) : IBooksCheck
{
    private const int BatchSize = 500;

    private readonly List<Violation> _found = [];

    private int _requested;
    private int _untried;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var lines = 0;
        var seen = 0;
        while (await db.Orders.AsNoTracking().OrderBy(order => order.Id).Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } orders)
        {
            seen += orders.Count;
            lines += await CheckAsync(orders, ct);
        }

        Count("ordering.reservations", "reservations", await stock.CountAsync(ct), lines, "lines of orders");
        Count("ordering.commissions", "charged lines", await finance.CountAsync(ct), lines, "lines of orders");
        Count("ordering.payments", "payments", await payments.CountAsync(ct), seen - _untried, "orders that somebody has begun to pay");
        Count("ordering.carts", "bought carts", await carts.CountAsync(ct), seen - _requested, "orders of carts");
        return _found;
    }

    /// <returns>How many lines the orders have.</returns>
    private async Task<int> CheckAsync(List<Order> orders, CancellationToken ct)
    {
        List<OrderId> ids = [.. orders.Select(order => order.Id)];
        var parts = (await db.SellerOrders.AsNoTracking().Where(part => ids.Contains(part.OrderId)).ToListAsync(ct)).ToLookup(part => part.OrderId);
        var checkouts = (await db.Checkouts.AsNoTracking().Where(checkout => ids.Contains(checkout.OrderId)).ToListAsync(ct)).ToLookup(checkout => checkout.OrderId);
        var requested = await db.PurchaseRequests.AsNoTracking().Where(request => request.OrderId != null && ids.Contains(request.OrderId.Value)).ToDictionaryAsync(request => request.OrderId!.Value, ct);
        _requested += requested.Count;
        var due = await payments.OfAsync(ids, ct);
        var used = await promotions.OfAsync(ids, ct);
        var bought = await carts.OfAsync([.. checkouts.SelectMany(group => group).Select(checkout => checkout.CartId).Distinct()], ct);
        foreach (var order in orders)
        {
            CheckMoney(order, [.. parts[order.Id]]);
            if (requested.GetValueOrDefault(order.Id) is { } request) CheckRequest(order, [.. parts[order.Id]], request, checkouts.Contains(order.Id));
            else CheckDeed(order, [.. checkouts[order.Id]], bought);
            Agree("ordering.promotions", order, "what its seller orders say was taken off", parts[order.Id].SelectMany(part => part.Adjustments).Sum(adjustment => -adjustment.Amount), used.GetValueOrDefault(order.Id));
            var attempts = due[order.Id].OrderBy(attempt => attempt.Id.Value).ToList(); // a later one is for what still stands
            if (attempts.Count == 0 && (requested.ContainsKey(order.Id) || order.Totals.Grand == 0)) _untried++;
            else if (attempts.Count == 0) Say("ordering.payments", order, "has no payment");
            foreach (var attempt in attempts.Where((attempt, place) => place == 0 || attempt.Due > order.Totals.Grand)) Agree("ordering.due", order, $"due by payment {attempt.Id.Value}", attempt.Due, order.Totals.Grand);
            Agree("ordering.paid", order, "what its payments brought", attempts.Sum(attempt => attempt.Paid), order.PaidTotal);
            Agree("ordering.refunded", order, "what went back of its seller orders", parts[order.Id].Sum(part => part.RefundedTotal), order.RefundedTotal);
        }

        List<SellerOrder> all = [.. parts.SelectMany(group => group)];
        var commissions = await finance.CommissionsAsync([.. all.Select(part => part.Id)], ct);
        foreach (var part in all) Agree("ordering.commission", part, "the commission of its lines", commissions.GetValueOrDefault(part.Id), part.IsCalledOff ? 0 : part.Commission);
        return await CheckStockAsync(all, ct);
    }

    private void CheckMoney(Order order, List<SellerOrder> parts)
    {
        Agree("ordering.total", order, "the sum of its seller orders", parts.Sum(part => part.Totals.Grand), order.Totals.Grand);
        Agree("ordering.paid", order, "what was paid of its seller orders", parts.Where(part => part.IsPaid).Sum(part => part.PaidTotal), order.PaidTotal);
        Agree("ordering.items", order, "the items of its seller orders", parts.Sum(part => part.ItemCount), order.ItemCount);
        foreach (var part in parts)
        {
            _found.AddRange(SellerOrderBooks.Check(part));
            if (part.Currency != order.Currency) _found.Add(new("ordering.currency", Name(part), $"{part.Currency} in an order in {order.Currency}"));
        }
    }

    private void CheckDeed(Order order, List<Checkout> checkouts, IReadOnlyDictionary<CartId, OrderId> bought)
    {
        if (checkouts.Count != 1) Say("ordering.checkouts", order, $"{checkouts.Count} checkouts made it");
        foreach (var checkout in checkouts)
        {
            Agree("ordering.checkoutTotal", order, $"the total of checkout {checkout.Id.Value}", checkout.Total, order.Totals.Grand);
            if (bought.TryGetValue(checkout.CartId, out var became) && became == order.Id) continue;
            Say("ordering.carts", order, $"its cart {checkout.CartId.Value} became {(became == default ? "no order" : $"order {became.Value}")}");
        }
    }

    private void CheckRequest(Order order, List<SellerOrder> parts, PurchaseRequest request, bool hasCheckout)
    {
        if (hasCheckout) Say("ordering.checkouts", order, $"a checkout made it, and request {request.Id.Value} too");
        if (parts is [{ Lines: [var line] } part] && part.SellerId == request.SellerId && (line.ListingId, line.Quantity, line.UnitPrice) == (request.ListingId, request.Quantity, request.UnitPrice)) return;
        Say("ordering.requests", order, $"it is not what request {request.Id.Value} asked for");
    }

    private async Task<int> CheckStockAsync(List<SellerOrder> parts, CancellationToken ct)
    {
        var lines = parts.SelectMany(part => part.Lines.Select(line => (Part: part, Line: line))).ToList();
        var held = new Dictionary<OrderLineId, HeldStock>();
        foreach (var batch in lines.Chunk(BatchSize))
        {
            foreach (var (id, one) in await stock.OfAsync([.. batch.Select(pair => pair.Line.Id)], ct)) held.Add(id, one);
        }

        foreach (var (part, line) in lines)
        {
            var expected = new HeldStock(line.ListingId, line.Quantity, line.FulfilledQuantity, line.CancelledQuantity, line.ReturnedQuantity + line.RecalledQuantity);
            if (held.GetValueOrDefault(line.Id) is { } there && there == expected) continue;
            var actual = held.GetValueOrDefault(line.Id) is { } other ? Told(other) : "no reservation";
            _found.Add(new("ordering.reservations", Name(part), $"line {line.Id.Value} has {actual}, but should have {Told(expected)}"));
        }

        return lines.Count;
    }

    private static string Told(HeldStock held) => $"{held.Quantity} of listing {held.ListingId.Value}, {held.Sold} sold, {held.GivenBack} given back and {held.Returned} returned";

    private void Agree(string rule, Order order, string what, long actual, long expected)
    {
        if (actual != expected) Say(rule, order, $"{what} is {actual}, not {expected}");
    }

    private void Agree(string rule, SellerOrder part, string what, long actual, long expected)
    {
        if (actual != expected) _found.Add(new(rule, Name(part), $"{what} is {actual}, not {expected}"));
    }

    private void Count(string rule, string what, int actual, int expected, string of)
    {
        if (actual != expected) _found.Add(new(rule, "all", $"there are {actual} {what} and {expected} {of}"));
    }

    private void Say(string rule, Order order, string detail) => _found.Add(new(rule, $"order {order.Number}", detail));

    private static string Name(SellerOrder part) => $"sellerOrder {part.Number}";
}
