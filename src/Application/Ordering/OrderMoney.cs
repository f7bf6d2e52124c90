using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Ordering;

/// <summary>Payment, commission and the use of promotions follow the orders. Nothing here saves.</summary>
internal sealed class OrderMoney(IOrderPayments payments, ICommissions commissions, ILedger ledger, IPromotionUses promotions, TimeProvider clock)
{
    /// <returns>Null where nothing is due, whatever was wished.</returns>
    public async Task<PaymentPlan?> PlanAsync(PaymentWish wish, Money due, string country, CancellationToken ct)
    {
        if (due.MinorUnits == 0) return null;

        Ensure.That(wish.Method is not null, OrderErrors.PaymentMethodRequired);
        return await payments.PlanAsync(wish.Method, due, country, wish.ReturnUrl, wish.CancelUrl, ct);
    }

    /// <returns>False where a promotion that the cart was priced with is gone meanwhile.</returns>
    public Task<bool> RedeemAsync(Order order, PricedBasket basket, CancellationToken ct) => promotions.TakeAsync(order.Id, order.BuyerId, basket, ct);

    /// <summary>What the sale costs its sellers is fixed, and what the buyer has to pay begins to be due.</summary>
    /// <param name="plan">Null: nothing is due, and it is paid with that.</param>
    public async Task<PaymentId?> OpenAsync(Order order, IReadOnlyList<SellerOrder> parts, PaymentPlan? plan, CancellationToken ct)
    {
        await ChargeAsync(parts, ct);
        if (plan is null)
        {
            await GiveAsync(order, parts, ct);
            return null;
        }

        return payments.Open(order.Id, order.BuyerId, new Money(order.Totals.Grand, order.Currency), plan);
    }

    /// <summary>Nothing is due by what stands of the order any more, or ever was: it is paid, without a payment.</summary>
    public async Task GiveAsync(Order order, IReadOnlyCollection<SellerOrder> parts, CancellationToken ct)
    {
        await GiveAsync([.. parts.Where(part => !part.IsCalledOff && !part.IsPaid)], ct);
        await CountAsync(order, parts, ct);
    }

    private async Task GiveAsync(IReadOnlyCollection<SellerOrder> free, CancellationToken ct)
    {
        foreach (var part in free) part.MarkPaid();
        await ledger.SoldFreeAsync([.. free.Select(part => new CapturedShare(part.Id, part.SellerId, new Money(0, part.Currency), part.DiscountDue))], clock.GetUtcNow(), ct);
    }

    /// <summary>No attempt to pay is of use any more.</summary>
    public Task StopAsync(OrderId order, CancellationToken ct) => payments.CancelAsync(order, isLate: false, ct);

    /// <summary>What the sale costs its sellers is fixed.</summary>
    public async Task ChargeAsync(IReadOnlyList<SellerOrder> parts, CancellationToken ct)
    {
        var charged = await commissions.ChargeAsync([.. parts.SelectMany(SoldLinesOf)], ct);
        foreach (var part in parts) part.Charge(charged[part.Id].MinorUnits);
    }

    /// <summary>What is called off costs nothing, and what was paid for it goes back; what is delivered against cash was paid at the door, also where nobody says so.</summary>
    public async Task FollowAsync(Order order, IReadOnlyCollection<SellerOrder> parts, IReadOnlyCollection<SellerOrder> moved, CancellationToken ct)
    {
        SellerOrder[] calledOff = [.. moved.Where(part => part.IsCalledOff)];
        SellerOrder[] free = [.. calledOff.Where(part => part is { IsPaid: true, PaidTotal: 0 })];
        foreach (var part in free) part.Charge(await ledger.FreeSaleUndoneAsync(new FreeShare(part.Id, part.SellerId, part.Currency, Cancellation: null, UndoneSale.Whole), clock.GetUtcNow(), ct));
        await commissions.ReverseAsync([.. calledOff.Except(free).Select(part => part.Id)], ct);
        foreach (var part in calledOff.Except(free)) part.Charge(commission: 0);
        foreach (var part in moved.Where(part => part.Status is SellerOrderStatus.Delivered && !part.IsPaid)) await ArriveAsync(order, parts, part, ct);

        PaidShare[] paid = [.. calledOff.Where(part => part is { IsPaid: true, PaidTotal: > 0 }).Select(part => new PaidShare(part.Id, part.SellerId, new Money(part.PaidTotal, part.Currency)))];
        if (paid.Length > 0) await payments.ReturnAsync(order.Id, paid, ct);
        if (order.Status is OrderStatus.Cancelled or OrderStatus.Expired) await payments.CancelAsync(order.Id, isLate: order.Status is OrderStatus.Expired, ct);
        if (order.Status is OrderStatus.Cancelled or OrderStatus.Expired) await promotions.GiveBackAsync(order.Id, ct);
        if (calledOff.Length > 0) await CountAsync(order, parts, ct);
    }

    /// <summary>A part of what a seller sells was called off: what was paid for it goes back, and takes its commission along; where nothing was paid yet, less is due and it costs less at once. What cost the buyer nothing leaves the books without a refund.</summary>
    public async Task ReduceAsync(Order order, SellerOrder part, Cancellation cancellation, CancellationToken ct)
    {
        if (!part.IsPaid) part.Charge(await commissions.ReverseAsync(part.Id, UndoneOf(part), ct));
        else if (cancellation.Amount > 0) await payments.ReturnAsync(order.Id, new PaidShare(part.Id, part.SellerId, new Money(part.PaidTotal, part.Currency)), cancellation.Prices, ct);
        else part.Charge(await ledger.FreeSaleUndoneAsync(FreeShareOf(part, cancellation.Id), clock.GetUtcNow(), ct));
    }

    /// <summary>How much of it has come to nothing, and of which lines.</summary>
    public static UndoneSale UndoneOf(SellerOrder part) => new(part.Undone, part.Totals.Grand)
    {
        DiscountDue = part.DiscountStanding,
        Lines =
        [
            .. part.Lines.Where(line => line.Total > 0).Select(line => new UndoneLine(line.Id, line.Undone(part.IsPaid), line.Total)).Concat(FreeOf(part).Select(line => line with { IsFree = true }))
                .Where(line => line.Undone > 0),
        ],
    };

    /// <returns>Null where nothing is due in cash.</returns>
    public async Task<CashCollectionId?> CollectAsync(Order order, IReadOnlyCollection<SellerOrder> parts, SellerOrder part, DateTimeOffset at, CancellationToken ct)
    {
        if (part.Due == 0) return null;

        var collection = await payments.CollectAsync(order.Id, new PaidShare(part.Id, part.SellerId, new Money(part.Due, part.Currency), part.DiscountDue), at, ct);
        if (collection is null) return null;

        part.MarkPaid();
        await CountAsync(order, parts, ct);
        return collection;
    }

    /// <summary>Handed over at the door: against cash, or for nothing where nothing was due.</summary>
    private async Task ArriveAsync(Order order, IReadOnlyCollection<SellerOrder> parts, SellerOrder part, CancellationToken ct)
    {
        if (part is not { Due: 0, PaymentStatus: PaymentState.Unpaid })
        {
            await CollectAsync(order, parts, part, clock.GetUtcNow(), ct);
            return;
        }

        await GiveAsync([part], ct);
        await CountAsync(order, parts, ct);
    }

    private async Task CountAsync(Order order, IReadOnlyCollection<SellerOrder> parts, CancellationToken ct)
    {
        order.CountPaid(parts);
        if (order is { PaymentStatus: PaymentState.Paid or PaymentState.PartiallyRefunded or PaymentState.Refunded, Status: not (OrderStatus.Cancelled or OrderStatus.Expired) }) await payments.SettleAsync(order.Id, ct);
    }

    /// <summary>Where the buyer paid nothing for all of it, the sale is what the marketplace pays.</summary>
    private static FreeShare FreeShareOf(SellerOrder part, CancellationId cancellation) => new(
        part.Id, part.SellerId, part.Currency, cancellation,
        part.PaidTotal > 0 ? UndoneOf(part) : new UndoneSale(part.PlatformDiscount - part.DiscountDue, part.PlatformDiscount) { DiscountDue = part.DiscountDue, Lines = [.. FreeOf(part)] });

    /// <summary>What has come to nothing of lines that cost their buyer nothing.</summary>
    private static IEnumerable<UndoneLine> FreeOf(SellerOrder part) => part.Lines.Where(line => line.Total == 0).Select(line => new UndoneLine(line.Id, line.UndoneDiscount, line.PlatformDiscount));

    /// <summary>What is charged for sending them is the lines' as they cost, and goes back with them.</summary>
    private static IEnumerable<SoldLine> SoldLinesOf(SellerOrder part)
    {
        long[] items = [.. part.Lines.Select(line => line.Total - line.Tax + line.PlatformDiscount)];
        var sending = part.Shipping is { } charged ? charged.Charge - charged.Discount + charged.PlatformDiscount : 0;
        var shares = Shares.Split(sending, items.Any(item => item > 0) ? items : [.. part.Lines.Select(line => (long)line.Quantity)]);
        return part.Lines.Select((line, place) => new SoldLine(part.Id, line.Id, part.SellerId, line.ProductId, new Money(items[place], part.Currency), shares[place]));
    }
}

/// <summary>How somebody wants to pay.</summary>
/// <param name="Method">The code of a payment method; not asked for where nothing is due.</param>
/// <param name="ReturnUrl">Where the buyer comes back to, having paid.</param>
/// <param name="CancelUrl">Where the buyer comes back to, having given up.</param>
public sealed record PaymentWish(string? Method, string? ReturnUrl = null, string? CancelUrl = null);
