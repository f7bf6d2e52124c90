using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>
/// Nothing due or collected is below zero, and no more is collected than is due. What a gateway has captured stands in the journal; what sellers collected in cash sums up to the payment, and
/// made each of them owe its commission. Refunds come to what the payments say.
/// </summary>
internal sealed class PaymentBooks(IPaymentsDb db, IFinanceBooks finance) : IBooksCheck, IPaymentBooks
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct) => [.. await AmountsAsync(ct), .. await CashAsync(ct), .. await CapturesAsync(ct), .. await RefundsAsync(ct)];

    private async Task<IReadOnlyList<Violation>> AmountsAsync(CancellationToken ct)
    {
        var wrong = await db.Payments
            .Where(payment => payment.Amount < 0 || payment.CapturedAmount < 0 || payment.CapturedAmount > payment.Amount || payment.AuthorizedAmount > payment.Amount
                || payment.RefundedAmount < 0 || payment.RefundedAmount > payment.ClaimedAmount || payment.ClaimedAmount > payment.CapturedAmount)
            .OrderBy(payment => payment.Id).Select(payment => new { payment.Id, payment.Amount, payment.CapturedAmount, payment.RefundedAmount }).ToListAsync(ct);
        return [.. wrong.Select(payment => new Violation("payments.captured", $"payment {payment.Id.Value}", $"{payment.CapturedAmount} collected of {payment.Amount} due, {payment.RefundedAmount} given back"))];
    }

    private async Task<IReadOnlyList<Violation>> RefundsAsync(CancellationToken ct)
    {
        var wrong = await db.Payments
            .Select(payment => new
            {
                payment.Id,
                payment.RefundedAmount,
                payment.ClaimedAmount,
                Refunded = db.Refunds.Where(refund => refund.PaymentId == payment.Id && refund.Status == RefundStatus.Succeeded).Sum(refund => refund.Amount),
                Claimed = db.Refunds.Where(refund => refund.PaymentId == payment.Id && refund.Status != RefundStatus.Cancelled).Sum(refund => refund.Amount),
            })
            .Where(payment => payment.RefundedAmount != payment.Refunded || payment.ClaimedAmount != payment.Claimed).OrderBy(payment => payment.Id).ToListAsync(ct);
        return [.. await PartsAsync(ct), .. wrong.Select(payment => new Violation(
            "payments.refunded", $"payment {payment.Id.Value}", $"refunds come to {payment.Refunded} done and {payment.Claimed} in all, not {payment.RefundedAmount} and {payment.ClaimedAmount}"))];
    }

    /// <summary>What a refund is for adds up to it, and its lines to what goes back for goods.</summary>
    private async Task<IReadOnlyList<Violation>> PartsAsync(CancellationToken ct)
    {
        var found = new List<Violation>();
        var seen = 0;
        while (await db.Refunds.AsNoTracking().OrderBy(refund => refund.Id).Skip(seen).Take(BatchSize).Select(refund => new { refund.Id, refund.Amount, refund.Parts, refund.Lines }).ToListAsync(ct) is { Count: > 0 } refunds)
        {
            seen += refunds.Count;
            found.AddRange(refunds.Where(refund => refund.Parts.Sum(part => part.Amount) != refund.Amount || (refund.Lines.Count > 0 && refund.Lines.Sum(line => line.Amount) != refund.Parts.Where(part => part.Kind is RefundPartKind.Items).Sum(part => part.Amount)))
                .Select(refund => new Violation("payments.refundParts", $"refund {refund.Id.Value}", $"{refund.Amount} go back, {refund.Parts.Sum(part => part.Amount)} for its parts and {refund.Lines.Sum(line => line.Amount)} for its lines")));
        }

        return found;
    }

    private async Task<IReadOnlyList<Violation>> CashAsync(CancellationToken ct)
    {
        var wrong = await db.Payments.Where(payment => payment.Provider == PaymentProvider.CashOnDelivery)
            .Select(payment => new { payment.Id, payment.CapturedAmount, Collected = db.CashCollections.Where(collection => collection.PaymentId == payment.Id).Sum(collection => collection.Amount) })
            .Where(payment => payment.CapturedAmount != payment.Collected).OrderBy(payment => payment.Id).ToListAsync(ct);
        var found = wrong.Select(payment => new Violation("payments.collected", $"payment {payment.Id.Value}", $"the cash collections come to {payment.Collected}, not {payment.CapturedAmount}")).ToList();
        var seen = 0;
        while (await db.CashCollections.AsNoTracking().OrderBy(collection => collection.Id).Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } collections)
        {
            seen += collections.Count;
            List<SellerOrderId> parts = [.. collections.Select(collection => collection.SellerOrderId)];
            var (charged, stands, owed, back) = (await finance.ChargedAsync(parts, ct), await finance.CommissionsAsync(parts, ct), await finance.TakenAsync(parts, ct), await SentBackAsync([.. parts], ct));
            found.AddRange(
                from collection in collections
                let part = collection.SellerOrderId
                let has = owed.GetValueOrDefault(part)
                let should = stands.GetValueOrDefault(part)
                let follows = should == 0 && has > 0 && has <= charged.GetValueOrDefault(part) && back.GetValueOrDefault(part) < collection.Amount // called off: the journal follows when the cash is back
                where has != should && !follows
                select new Violation("payments.owed", $"cashCollection {collection.Id.Value}", $"the journal has {has} owed for it, not {should}"));
        }

        return found;
    }

    private Task<Dictionary<SellerOrderId, long>> SentBackAsync(IReadOnlyCollection<SellerOrderId?> parts, CancellationToken ct) =>
        db.Refunds.Where(refund => parts.Contains(refund.SellerOrderId) && refund.Status == RefundStatus.Succeeded).GroupBy(refund => refund.SellerOrderId)
            .Select(refunds => new { refunds.Key, Amount = refunds.Sum(refund => refund.Amount) }).ToDictionaryAsync(part => part.Key!.Value, part => part.Amount, ct);

    /// <summary>But for money that came when nothing was left to pay for: all of it goes back.</summary>
    private async Task<IReadOnlyList<Violation>> CapturesAsync(CancellationToken ct)
    {
        var found = new List<Violation>();
        var seen = 0;
        var captured = db.Payments.Where(payment => payment.IsTheOne && payment.CapturedAmount > db.Refunds.Where(refund => refund.PaymentId == payment.Id && refund.SellerOrderId == null).Sum(refund => refund.Amount)).OrderBy(payment => payment.Id).Select(payment => payment.Id);
        while (await captured.Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } payments)
        {
            seen += payments.Count;
            var told = await finance.CapturedAsync(payments, ct);
            found.AddRange(payments.Where(payment => !told.Contains(payment)).Select(payment => new Violation("payments.told", $"payment {payment.Value}", "was captured, and the journal does not know")));
        }

        return found;
    }

    public async Task<ILookup<OrderId, OrderPayment>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct)
    {
        var due = await db.Payments.Where(payment => orders.Contains(payment.OrderId))
            .Select(payment => new
            {
                payment.OrderId,
                payment.Id,
                payment.Amount,
                payment.CapturedAmount,
                ForNothing = db.Refunds.Where(refund => refund.PaymentId == payment.Id && refund.SellerOrderId == null && refund.Status != RefundStatus.Cancelled).Sum(refund => refund.Amount),
            })
            .ToListAsync(ct);
        return due.ToLookup(payment => payment.OrderId, payment => new OrderPayment(payment.Id, payment.Amount, payment.CapturedAmount - payment.ForNothing));
    }

    public async Task<IReadOnlyDictionary<OrderLineId, RefundedLine>> LinesAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct)
    {
        var wanted = parts.Select(part => (SellerOrderId?)part).ToList();
        var refunds = await db.Refunds.AsNoTracking().Where(refund => wanted.Contains(refund.SellerOrderId)).Select(refund => new { refund.Status, refund.Restock, refund.Lines }).ToListAsync(ct);
        return refunds.SelectMany(refund => refund.Lines, (refund, line) => (line, claims: !line.IsCalledOff && refund.Status is not RefundStatus.Cancelled, isDone: refund.Status is RefundStatus.Succeeded, refund.Restock))
            .GroupBy(one => one.line.LineId)
            .ToDictionary(lines => lines.Key, lines => new RefundedLine(
                lines.Where(one => one.claims).Sum(one => one.line.Quantity),
                lines.Where(one => one.claims).Sum(one => one.line.Worth),
                lines.Where(one => one.isDone).Sum(one => one.line.Quantity),
                lines.Where(one => one.isDone).Sum(one => one.line.Amount),
                lines.Where(one => one.Restock).Sum(one => one.line.Quantity)));
    }

    public Task<int> CountAsync(CancellationToken ct) => db.Payments.Select(payment => payment.OrderId).Distinct().CountAsync(ct);
}
