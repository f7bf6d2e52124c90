using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

internal sealed class FinanceBooks(IFinanceDb db) : IFinanceBooks
{
    private IQueryable<CommissionLine> Charges => db.CommissionLines.Where(line => line.Kind == CommissionLineKind.Charge);

    public Task<IReadOnlyDictionary<SellerOrderId, long>> CommissionsAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct) => SumsAsync(db.CommissionLines, parts, ct);

    public Task<IReadOnlyDictionary<SellerOrderId, long>> ChargedAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct) => SumsAsync(Charges, parts, ct);

    public Task<int> CountAsync(CancellationToken ct) => Charges.CountAsync(ct);

    public async Task<IReadOnlyDictionary<SellerOrderId, long>> TakenAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct)
    {
        var posted = await db.PostedAsync(parts, ct);
        return posted.ToDictionary(part => part.Key, part => part.Value.Commission + part.Value.Tax);
    }

    public async Task<IReadOnlySet<PaymentId>> CapturedAsync(IReadOnlyCollection<PaymentId> payments, CancellationToken ct)
    {
        var ids = payments.Select(payment => payment.Value).ToList();
        var told = await db.JournalEntries.Where(entry => entry.Kind == JournalKind.Capture && entry.SourceType == MoneyFlow.Payments && ids.Contains(entry.SourceId)).Select(entry => entry.SourceId).ToListAsync(ct);
        return told.Select(id => new PaymentId(id)).ToHashSet();
    }

    private static async Task<IReadOnlyDictionary<SellerOrderId, long>> SumsAsync(IQueryable<CommissionLine> lines, IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct) =>
        await lines.Where(line => parts.Contains(line.SellerOrderId)).GroupBy(line => line.SellerOrderId)
            .Select(part => new { part.Key, Total = part.Sum(line => line.Total) }).ToDictionaryAsync(part => part.Key, part => part.Total, ct);
}
