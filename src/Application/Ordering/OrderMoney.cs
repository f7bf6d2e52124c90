using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Payment and commission follow the orders. Nothing here saves.</summary>
internal sealed class OrderMoney(IOrderPayments payments, ICommissions commissions, TimeProvider clock)
{
    public void EnsureCanBePaid(string method) => payments.EnsureKnown(method);

    /// <summary>What the sale costs its sellers is fixed, and what the buyer has to pay begins to be due.</summary>
    public async Task<PaymentId> OpenAsync(Order order, IReadOnlyList<SellerOrder> parts, string method, CancellationToken ct)
    {
        var charged = await commissions.ChargeAsync([.. parts.SelectMany(part => part.Lines, SoldLineOf)], ct);
        foreach (var part in parts) part.Charge(charged[part.Id].MinorUnits);
        return payments.Open(order.Id, order.BuyerId, new Money(order.Totals.Grand, order.Currency), method);
    }

    /// <summary>What is called off costs nothing; what is delivered against cash was paid at the door, also where nobody says so.</summary>
    public async Task FollowAsync(Order order, IReadOnlyCollection<SellerOrder> parts, IReadOnlyCollection<SellerOrder> moved, CancellationToken ct)
    {
        SellerOrder[] calledOff = [.. moved.Where(part => part.IsCalledOff)];
        await commissions.ReverseAsync([.. calledOff.Select(part => part.Id)], ct);
        foreach (var part in calledOff) part.Charge(commission: 0);
        foreach (var part in moved.Where(part => part.Status is SellerOrderStatus.Delivered && part.PaymentStatus is not PaymentState.Paid)) await CollectAsync(order, parts, part, clock.GetUtcNow(), ct);

        if (order.Status is OrderStatus.Cancelled or OrderStatus.Expired) await payments.CancelAsync(order.Id, ct);
        else if (calledOff.Length > 0) await CountAsync(order, parts, ct);
    }

    /// <returns>Null where nothing is due in cash.</returns>
    public async Task<CashCollectionId?> CollectAsync(Order order, IReadOnlyCollection<SellerOrder> parts, SellerOrder part, DateTimeOffset at, CancellationToken ct)
    {
        var collection = await payments.CollectAsync(order.Id, part.Id, part.SellerId, new Money(part.Totals.Grand, part.Currency), at, ct);
        if (collection is null) return null;

        part.MarkPaid();
        await CountAsync(order, parts, ct);
        return collection;
    }

    private async Task CountAsync(Order order, IReadOnlyCollection<SellerOrder> parts, CancellationToken ct)
    {
        order.CountPaid(parts);
        if (order.PaymentStatus is PaymentState.Paid) await payments.SettleAsync(order.Id, ct);
    }

    private static SoldLine SoldLineOf(SellerOrder part, OrderLine line) =>
        new(part.Id, line.Id, part.SellerId, line.ProductId, new Money(line.Total - line.Tax, part.Currency));
}
