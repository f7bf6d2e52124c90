using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>What the journal has of a seller order so far, in the smallest unit of its currency.</summary>
/// <param name="Pending">Of its seller's share, what cannot be paid out yet.</param>
/// <param name="Discount">What the marketplace paid of the price, less what was taken back.</param>
/// <param name="Commission">Taken, less what was given back.</param>
/// <param name="Tax">On the commission, in the same way.</param>
internal sealed record Posted(long Pending, long Discount, long Commission, long Tax)
{
    public static readonly Posted Nothing = new(0, 0, 0, 0);
}

internal static class Postings
{
    extension(IFinanceDb db)
    {
        /// <summary>One statement, however many are asked for. What the journal knows nothing of is left out.</summary>
        public async Task<IReadOnlyDictionary<SellerOrderId, Posted>> PostedAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct)
        {
            SellerOrderId?[] asked = [.. parts];
            var sums =
                from entry in db.LedgerEntries
                where asked.Contains(entry.SellerOrderId)
                join account in db.LedgerAccounts on entry.AccountId equals account.Id
                group entry.Amount by new { entry.SellerOrderId, account.Kind } into amounts
                select new { amounts.Key.SellerOrderId, amounts.Key.Kind, Sum = amounts.Sum() };
            return (await sums.ToListAsync(ct)).GroupBy(sum => sum.SellerOrderId!.Value).ToDictionary(part => part.Key, part =>
            {
                long On(LedgerAccountKind kind) => part.Where(sum => sum.Kind == kind).Sum(sum => sum.Sum);
                return new Posted(-On(LedgerAccountKind.SellerPending), On(LedgerAccountKind.PromotionExpense), -On(LedgerAccountKind.CommissionRevenue), -On(LedgerAccountKind.CommissionTaxPayable));
            });
        }
    }
}
