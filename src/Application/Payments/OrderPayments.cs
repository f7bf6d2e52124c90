using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

internal sealed class OrderPayments(IPaymentsDb db, MethodShelf methods, ReturnAddresses addresses, PaymentsOptions options, ILedger ledger, Errands errands, GatewayDesk gateways, TimeProvider clock) : IOrderPayments
{
    public async Task<PaymentPlan> PlanAsync(string method, Money due, string country, string? returnUrl, string? cancelUrl, CancellationToken ct)
    {
        var known = await methods.RequireAsync(method, due, country, ct);
        TimeSpan? patience = known.Provider switch
        {
            PaymentProvider.CashOnDelivery => null,
            PaymentProvider.Manual => options.TransferPatience,
            _ => options.Patience,
        };
        return new(known.Code, known.Provider, addresses.Check(returnUrl, cancelUrl), clock.GetUtcNow() + patience);
    }

    public PaymentId Open(OrderId order, BuyerId buyer, Money due, PaymentPlan plan)
    {
        var now = clock.GetUtcNow();
        var payment = plan.Provider switch
        {
            PaymentProvider.CashOnDelivery => Payment.OnDelivery(order, buyer, due),
            PaymentProvider.Manual => Payment.ByTransfer(order, buyer, due, plan.DueAt!.Value),
            _ => Payment.AtProvider(order, buyer, due, plan.Method, plan.Provider, plan.Back, plan.DueAt!.Value, now),
        };
        db.Payments.Add(payment);
        if (payment.HasGateway) errands.Leave(payment.Id.Value, async ct => { await gateways.AttendAsync(payment.Id, ct); return null; });
        return payment.Id;
    }

    public async Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct)
    {
        await db.Payments.Where(payment => payment.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.BuyerId, to), ct);
        await db.Refunds.Where(refund => refund.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(refund => refund.BuyerId, to), ct);
    }

    public async Task CancelAsync(OrderId order, bool isLate, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var payment in await db.Payments.Where(payment => payment.OrderId == order).ToListAsync(ct))
        {
            if (payment.Status.IsOver()) continue;
            if (isLate) payment.Expire(now);
            else payment.Cancel(now);
        }
    }

    public Task ReturnAsync(OrderId order, IReadOnlyCollection<PaidShare> calledOff, CancellationToken ct) => SendBackAsync(order, calledOff, lines: null, ct);

    public Task ReturnAsync(OrderId order, PaidShare paid, IReadOnlyList<RefundLine> calledOff, CancellationToken ct) => SendBackAsync(order, [paid], calledOff, ct);

    public Task<bool> IsReturningAsync(SellerOrderId part, CancellationToken ct) =>
        db.Refunds.AnyAsync(refund => refund.SellerOrderId == part && refund.Status != RefundStatus.Succeeded && refund.Status != RefundStatus.Cancelled, ct);

    private async Task SendBackAsync(OrderId order, IReadOnlyCollection<PaidShare> paid, IReadOnlyList<RefundLine>? lines, CancellationToken ct)
    {
        var parts = paid.Select(share => (SellerOrderId?)share.SellerOrderId).ToList();
        var payment = await db.Payments.SingleAsync(payment => payment.OrderId == order && payment.CapturedAmount > 0 && (payment.IsTheOne || payment.Provider == PaymentProvider.CashOnDelivery), ct);
        var claims = await db.ClaimsAsync(parts, ct);
        var atMost = lines?.Sum(line => line.Worth) ?? long.MaxValue;
        foreach (var share in paid)
        {
            var rest = Math.Min(share.Amount.MinorUnits - claims.GetValueOrDefault(share.SellerOrderId), atMost);
            if (rest <= 0) continue;

            var refund = new RefundOrder(share.SellerOrderId, share.SellerId, share.Amount with { MinorUnits = rest }, RefundReason.Cancelled)
            {
                Lines = lines is null ? [] : [.. lines.Zip(Shares.Split(rest, [.. lines.Select(line => line.Worth)]), (line, amount) => line with { Amount = amount })],
            };
            db.Refunds.Add(Refund.Of(payment, refund, needsApproval: false, clock.GetUtcNow()));
        }
    }

    public async Task<CashCollectionId?> CollectAsync(OrderId order, PaidShare share, DateTimeOffset at, CancellationToken ct)
    {
        if (await DueInCashAsync(order, ct) is not { } payment) return null;

        var collection = payment.Collect(share.SellerOrderId, share.SellerId, share.Amount, at);
        db.CashCollections.Add(collection);
        await ledger.CashCollectedAsync(collection.Id, new CapturedShare(share.SellerOrderId, share.SellerId, share.Amount, share.Discount), at, ct);
        return collection.Id;
    }

    public async Task SettleAsync(OrderId order, CancellationToken ct) => (await DueInCashAsync(order, ct))?.Settle(clock.GetUtcNow());

    private Task<Payment?> DueInCashAsync(OrderId order, CancellationToken ct) =>
        db.Payments.SingleOrDefaultAsync(payment => payment.OrderId == order && payment.Provider == PaymentProvider.CashOnDelivery && payment.Status == PaymentStatus.Processing, ct);
}

internal static class RefundClaims
{
    extension(IPaymentsDb db)
    {
        /// <summary>What has gone back or is to go back of seller orders.</summary>
        public async Task<Dictionary<SellerOrderId, long>> ClaimsAsync(IReadOnlyCollection<SellerOrderId?> parts, CancellationToken ct)
        {
            var claims = await db.Refunds.Where(refund => parts.Contains(refund.SellerOrderId) && refund.Status != RefundStatus.Cancelled)
                .GroupBy(refund => refund.SellerOrderId).Select(part => new { part.Key, Sum = part.Sum(refund => refund.Amount) }).ToListAsync(ct);
            return claims.ToDictionary(part => part.Key!.Value, part => part.Sum);
        }
    }
}
