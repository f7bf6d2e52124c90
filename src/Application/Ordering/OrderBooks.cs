using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>
/// Σ lines = seller order, Σ seller orders = order = checkout = payment; one order of a cart and one checkout of an order; every line holds its stock until it is
/// shipped or called off, and costs its seller what its commission lines say. What others keep is asked of them, order by order; a count finds what belongs to no order.
/// </summary>
internal sealed class OrderBooks(IOrderingDb db, IPaymentBooks payments, ICartBooks carts, IReservationBooks stock, IFinanceBooks finance) : IBooksCheck
{
    private const int BatchSize = 500;

    private readonly List<Violation> _found = [];

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
        Count("ordering.payments", "payments", await payments.CountAsync(ct), seen, "orders");
        Count("ordering.carts", "bought carts", await carts.CountAsync(ct), seen, "orders");
        return _found;
    }

    /// <returns>How many lines the orders have.</returns>
    private async Task<int> CheckAsync(List<Order> orders, CancellationToken ct)
    {
        List<OrderId> ids = [.. orders.Select(order => order.Id)];
        var parts = (await db.SellerOrders.AsNoTracking().Where(part => ids.Contains(part.OrderId)).ToListAsync(ct)).ToLookup(part => part.OrderId);
        var checkouts = (await db.Checkouts.AsNoTracking().Where(checkout => ids.Contains(checkout.OrderId)).ToListAsync(ct)).ToLookup(checkout => checkout.OrderId);
        var due = await payments.OfAsync(ids, ct);
        var bought = await carts.OfAsync([.. checkouts.SelectMany(group => group).Select(checkout => checkout.CartId).Distinct()], ct);
        foreach (var order in orders)
        {
            CheckMoney(order, [.. parts[order.Id]]);
            CheckDeed(order, [.. checkouts[order.Id]], bought);
            var amounts = due[order.Id].ToList();
            if (amounts.Count == 0) Say("ordering.payments", order, "has no payment");
            foreach (var (id, money) in amounts) Agree("ordering.due", order, $"due by payment {id.Value}", money.MinorUnits, order.Totals.Grand);
        }

        List<SellerOrder> all = [.. parts.SelectMany(group => group)];
        var commissions = await finance.CommissionsAsync([.. all.Select(part => part.Id)], ct);
        foreach (var part in all) Agree("ordering.commission", part, "the commission of its lines", commissions.GetValueOrDefault(part.Id), part.IsCalledOff ? 0 : part.Commission);
        return await CheckStockAsync(all, ct);
    }

    private void CheckMoney(Order order, List<SellerOrder> parts)
    {
        Agree("ordering.total", order, "the sum of its seller orders", parts.Sum(part => part.Totals.Grand), order.Totals.Grand);
        Agree("ordering.paid", order, "the total of its paid seller orders", parts.Where(part => part.PaymentStatus is PaymentState.Paid).Sum(part => part.Totals.Grand), order.PaidTotal);
        Agree("ordering.items", order, "the items of its seller orders", parts.Sum(part => part.ItemCount), order.ItemCount);
        foreach (var part in parts)
        {
            Agree("ordering.sellerTotal", part, "the sum of its lines", part.Lines.Sum(line => line.Total) + part.Totals.Shipping, part.Totals.Grand);
            Agree("ordering.sellerItems", part, "the items of its lines", part.Lines.Sum(line => line.Quantity), part.ItemCount);
            foreach (var line in part.Lines) Agree("ordering.line", part, $"price × quantity − discount + tax of line {line.Id.Value}", (line.UnitPrice * line.Quantity) - line.Discount + line.Tax, line.Total);
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
            var expected = new HeldStock(line.ListingId, line.Quantity, StateFor(part.Status));
            if (held.GetValueOrDefault(line.Id) is { } there && there == expected) continue;
            var actual = held.GetValueOrDefault(line.Id) is { } other ? $"has {other.Quantity} {other.State} of listing {other.ListingId.Value}" : "has no reservation";
            _found.Add(new("ordering.reservations", Name(part), $"line {line.Id.Value} {actual}, but {expected.Quantity} of listing {expected.ListingId.Value} should be {expected.State}"));
        }

        return lines.Count;
    }

    private static HeldState StateFor(SellerOrderStatus status) => status switch
    {
        SellerOrderStatus.Shipped or SellerOrderStatus.Delivered or SellerOrderStatus.Completed => HeldState.Sold,
        SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected => HeldState.GivenBack,
        _ => HeldState.Held,
    };

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
