using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Orders go on with their money.</summary>
internal sealed class PaidOrders(IOrderingDb db, IUnitOfWork work, LostPromises lost, IStockReservations stock, ICaller caller, TimeProvider clock) : IPaidOrders
{
    public Task LockAsync(OrderId order, CancellationToken ct) => work.LockAsync(OrderDesk.LockOf(order), ct);

    public async Task<PayableOrder?> FindAsync(OrderId order, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(candidate => candidate.Id == order, ct);
        return found is null ? null : new(found.Id, found.BuyerId, await DueAsync(order, ct), found.BillingAddress.Country, found.Status is OrderStatus.PendingPayment, found.PaymentDueAt);
    }

    public async Task<(string Number, string? Email)> NameAsync(OrderId order, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking().Where(candidate => candidate.Id == order).Select(candidate => new { candidate.Number, candidate.Email }).SingleAsync(ct);
        return (found.Number, found.Email);
    }

    public async Task<DateTimeOffset?> HoldAsync(OrderId order, TimeSpan patience, CancellationToken ct)
    {
        var held = await db.Orders.SingleAsync(candidate => candidate.Id == order, ct);
        if (held is not { Status: OrderStatus.PendingPayment, PaymentDueAt: { } due }) return null;

        var until = held.CreatedAt + patience;
        if (until > due) held.AwaitPayment(until);
        return held.PaymentDueAt;
    }

    public async Task GoAsync(OrderId order, CancellationToken ct)
    {
        var (whole, parts) = await LoadAsync(order, ct);
        Go(whole, parts);
    }

    public async Task<Money?> AwaitedAsync(OrderId order, CancellationToken ct)
    {
        var (whole, parts) = await LoadAsync(order, ct);
        return whole.Status is OrderStatus.PendingPayment ? new Money(Live(parts).Sum(part => part.Due), whole.Currency) : null;
    }

    public async Task AuthorizedAsync(OrderId order, CancellationToken ct)
    {
        var (whole, parts) = await LoadAsync(order, ct);
        foreach (var part in Live(parts)) part.MarkAuthorized();
        Go(whole, parts);
    }

    public async Task UnauthorizedAsync(OrderId order, string reason, CancellationToken ct)
    {
        var (whole, parts) = await LoadAsync(order, ct);
        SellerOrder[] unpaid = [.. parts.Where(part => part.PaymentStatus is PaymentState.Authorized)];
        foreach (var part in unpaid) part.MarkUnpaid();
        whole.CountPaid(parts);
        await lost.CallOffAsync(whole, parts, unpaid, reason, ct);
    }

    public async Task<IReadOnlyList<PaidShare>?> PaidAsync(OrderId order, Money captured, bool isPromised, CancellationToken ct)
    {
        var (whole, parts) = await LoadAsync(order, ct);
        var live = Live(parts).Where(part => !part.IsPaid).ToList();
        var due = live.Sum(part => part.Due);
        if ((whole.Status is not OrderStatus.PendingPayment && !isPromised) || live.Count == 0 || captured.Currency != whole.Currency || captured.MinorUnits < due) return null;

        foreach (var part in live) part.MarkPaid();
        Go(whole, parts);
        return [.. live.Select(part => new PaidShare(part.Id, part.SellerId, new Money(part.Due, part.Currency), part.DiscountDue))];
    }

    public async Task<Money> DueAsync(OrderId order, CancellationToken ct)
    {
        var parts = await db.SellerOrders.AsNoTracking().Where(part => part.OrderId == order).ToListAsync(ct);
        return new Money(Live(parts).Where(part => !part.IsPaid).Sum(part => part.Due), parts[0].Currency);
    }

    public async Task<RefundablePart?> FindPartAsync(SellerOrderId part, CancellationToken ct)
    {
        var found = await db.SellerOrders.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(candidate => candidate.Id == part, ct);
        return found is null ? null : new(found.Id, found.OrderId, found.SellerId, new Money(found.Totals.Grand, found.Currency), found.Shipping?.Totals.Grand ?? 0, found.PaidTotal) { HasCalledOff = found.IsCalledOff || found.Lines.Any(line => line.CancelledQuantity > 0) };
    }

    public async Task<IReadOnlyList<RefundLine>> ClaimAsync(SellerOrderId part, IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted, bool restock, CancellationToken ct)
    {
        var refunded = await db.SellerOrders.SingleAsync(candidate => candidate.Id == part, ct);
        var lines = refunded.Claim(wanted);
        if (!restock) return lines;

        refunded.TakeBack(lines);
        await stock.TakeBackAsync(lines.ToDictionary(line => line.LineId, line => line.Quantity), isCalledOff: false, ct);
        return lines;
    }

    public async Task UnclaimAsync(SellerOrderId part, IReadOnlyList<RefundLine> lines, CancellationToken ct) => (await db.SellerOrders.SingleAsync(candidate => candidate.Id == part, ct)).Unclaim(lines);

    public async Task RefundedAsync(SellerOrderId part, long amount, IReadOnlyList<RefundLine> lines, Func<UndoneSale, Task<long>> tell, CancellationToken ct)
    {
        var order = await db.SellerOrders.Where(candidate => candidate.Id == part).Select(candidate => candidate.OrderId).SingleAsync(ct);
        var (whole, parts) = await LoadAsync(order, ct);
        var refunded = parts.Single(candidate => candidate.Id == part);
        refunded.GiveBack(amount, lines);
        refunded.Charge(await tell(OrderMoney.UndoneOf(refunded)));
        whole.CountPaid(parts);
    }

    private async Task<(Order Whole, List<SellerOrder> Parts)> LoadAsync(OrderId order, CancellationToken ct) =>
        (await db.Orders.SingleAsync(candidate => candidate.Id == order, ct), await db.SellerOrders.Where(part => part.OrderId == order).ToListAsync(ct));

    private void Go(Order whole, List<SellerOrder> parts)
    {
        var now = clock.GetUtcNow();
        foreach (var part in parts.Where(part => part.Status is SellerOrderStatus.PendingPayment)) part.Go(now);
        whole.Derive(parts, reason: null, now);
        whole.CountPaid(parts);
    }

    private static IEnumerable<SellerOrder> Live(IEnumerable<SellerOrder> parts) => parts.Where(part => !part.IsCalledOff);
}
