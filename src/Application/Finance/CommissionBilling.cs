using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

internal sealed class CommissionBilling(IFinanceDb db) : ICommissionBilling
{
    /// <summary>Lines are written with the sale; the journal tells which sales were paid.</summary>
    public async Task<IReadOnlyList<TakenCommission>> TakenAsync(SellerId? seller, DateTimeOffset before, CancellationToken ct)
    {
        var paid =
            from entry in db.LedgerEntries
            join account in db.LedgerAccounts on entry.AccountId equals account.Id
            where account.Kind == LedgerAccountKind.CommissionRevenue && entry.OccurredAt < before
            select entry.SellerOrderId;
        var sums = await db.CommissionLines.Where(line => line.CreatedAt < before && (seller == null || line.SellerId == seller) && paid.Contains(line.SellerOrderId))
            .GroupBy(line => new { line.SellerId, line.Currency, line.TaxRate })
            .Select(lines => new { lines.Key, Commission = lines.Sum(line => line.Amount), Tax = lines.Sum(line => line.TaxAmount) })
            .ToListAsync(ct);
        return [.. sums.Select(sum => new TakenCommission(sum.Key.SellerId, sum.Key.Currency, sum.Key.TaxRate, sum.Commission, sum.Tax))];
    }
}
