using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

internal sealed class Ledger(IFinanceDb db, IJournal journal) : ILedger
{
    public async Task CapturedAsync(PaymentId payment, IReadOnlyCollection<CapturedShare> shares, DateTimeOffset at, CancellationToken ct)
    {
        var charged = await ChargedAsync([.. shares.Select(share => share.SellerOrderId)], ct);
        List<Earning> earnings = [.. shares.Select(share => EarningOf(share.SellerOrderId, share.SellerId, share.Paid, charged) with { Discount = share.Discount })];
        await WriteAsync([MoneyFlow.Captured(payment, earnings, at), MoneyFlow.CommissionTaken(payment, earnings, at), MoneyFlow.DiscountFunded(payment, earnings, at)], ct);
    }

    public async Task CashCollectedAsync(CashCollectionId collection, CapturedShare share, DateTimeOffset at, CancellationToken ct)
    {
        var charged = await ChargedAsync([share.SellerOrderId], ct);
        var earning = EarningOf(share.SellerOrderId, share.SellerId, share.Paid, charged) with { Discount = share.Discount };
        await WriteAsync([MoneyFlow.CashCollected(collection, earning, at), MoneyFlow.DiscountFunded(collection, earning, at)], ct);
    }

    public Task ReceivedForNothingAsync(RefundId refund, Money amount, DateTimeOffset at, CancellationToken ct) => WriteAsync([MoneyFlow.ReceivedForNothing(refund, amount, at)], ct);

    public Task SentBackAsync(RefundId refund, Money amount, DateTimeOffset at, CancellationToken ct) => WriteAsync([MoneyFlow.SentBack(refund, amount, at)], ct);

    public async Task SoldFreeAsync(IReadOnlyCollection<CapturedShare> shares, DateTimeOffset at, CancellationToken ct)
    {
        var parts = shares.Select(share => share.SellerOrderId).ToHashSet();
        var stored = await db.CommissionLines.AsNoTracking().Where(line => parts.Contains(line.SellerOrderId)).ToListAsync(ct);
        var charged = db.CommissionLines.Local.Where(line => parts.Contains(line.SellerOrderId)).Concat(stored).DistinctBy(line => line.Id).GroupBy(line => line.SellerOrderId)
            .ToDictionary(part => part.Key, part => (part.Sum(line => line.Amount), part.Sum(line => line.TaxAmount)));
        await WriteAsync(shares.SelectMany(share => MoneyFlow.SoldFree(EarningOf(share.SellerOrderId, share.SellerId, share.Paid, charged) with { Discount = share.Discount }, at)), ct);
    }

    public Task<long> FreeSaleUndoneAsync(FreeShare undone, DateTimeOffset at, CancellationToken ct)
    {
        var source = undone.Cancellation is { } cancellation ? MoneyFlow.Source(cancellation) : MoneyFlow.Source(undone.SellerOrderId);
        var share = new RefundedShare(default, undone.SellerOrderId, undone.SellerId, new Money(0, undone.Currency), undone.Undone);
        return UndoAsync(source, share, (earning, posted) => MoneyFlow.FreeSaleUndone(source, earning, posted.Pending, at), at, ct);
    }

    public Task<long> RefundedAsync(RefundedShare refund, DateTimeOffset at, CancellationToken ct) =>
        UndoAsync(SourceOf(refund), refund, (undone, posted) => MoneyFlow.Refunded(refund.RefundId, undone, posted.Pending, at, refund.IsByHand ? LedgerAccountKind.Cash : LedgerAccountKind.GatewayClearing), at, ct);

    public Task<long> CashReturnedAsync(RefundedShare refund, DateTimeOffset at, CancellationToken ct) =>
        UndoAsync(SourceOf(refund), refund, (undone, posted) => MoneyFlow.CashReturned(refund.RefundId, undone, posted.Pending, at), at, ct);

    public async Task ReleasedAsync(SellerOrderId part, SellerId seller, string currency, DateTimeOffset at, CancellationToken ct)
    {
        var net = (await db.PostedAsync([part], ct)).GetValueOrDefault(part, Posted.Nothing).Pending;
        if (net > 0) await WriteAsync([MoneyFlow.HoldReleased(part, seller, new Money(net, currency), at)], ct);
    }

    /// <summary>The journal follows the commission lines, also those that were given back already because the sale was called off; of a discount it takes back the same part as of the price.</summary>
    private async Task<long> UndoAsync(JournalSource source, RefundedShare refund, Func<Earning, Posted, JournalEntry?> tell, DateTimeOffset at, CancellationToken ct)
    {
        var part = refund.SellerOrderId;
        var (commission, tax) = (await ChargedAsync([part], ct)).GetValueOrDefault(part);
        if (await db.JournalEntries.AnyAsync(entry => entry.SourceType == source.Type && entry.SourceId == source.Id && entry.Kind == JournalKind.Refund, ct)) return commission + tax;

        var back = await db.ReverseAsync([part], refund.Undone, source.Type == MoneyFlow.Refunds ? refund.RefundId : null, at, ct);
        (commission, tax) = (commission + back.Sum(line => line.Amount), tax + back.Sum(line => line.TaxAmount));
        var posted = (await db.PostedAsync([part], ct)).GetValueOrDefault(part, Posted.Nothing);
        var undone = new Earning(part, refund.SellerId, refund.Amount, Math.Max(0, posted.Discount - (refund.Undone.DiscountDue ?? Rest(refund, posted.Discount))), Math.Max(0, posted.Commission - commission), Math.Max(0, posted.Tax - tax));
        await WriteAsync([tell(undone, posted)], ct);
        return commission + tax;
    }

    /// <summary>What stays of a discount, of which as much was left before this refund as of the price.</summary>
    private static long Rest(RefundedShare refund, long discount)
    {
        var (left, before) = ((Int128)(refund.Undone.Sold - refund.Undone.Amount), (Int128)(refund.Undone.Sold - refund.Undone.Amount + refund.Amount.MinorUnits));
        return before <= 0 ? 0 : (long)(discount * left / before);
    }

    private static JournalSource SourceOf(RefundedShare refund) => new(MoneyFlow.Refunds, refund.RefundId.Value);

    private static Earning EarningOf(SellerOrderId part, SellerId seller, Money paid, Dictionary<SellerOrderId, (long Commission, long Tax)> charged)
    {
        var (commission, tax) = charged.GetValueOrDefault(part);
        return new Earning(part, seller, paid, Discount: 0, commission, tax);
    }

    private async Task<Dictionary<SellerOrderId, (long Commission, long Tax)>> ChargedAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct)
    {
        var sums = await db.CommissionLines.Where(line => parts.Contains(line.SellerOrderId)).GroupBy(line => line.SellerOrderId)
            .Select(part => new { part.Key, Commission = part.Sum(line => line.Amount), Tax = part.Sum(line => line.TaxAmount) }).ToListAsync(ct);
        return sums.ToDictionary(part => part.Key, part => (part.Commission, part.Tax));
    }

    private Task<int> WriteAsync(IEnumerable<JournalEntry?> entries, CancellationToken ct) => journal.WriteAsync([.. entries.OfType<JournalEntry>()], ct);
}
