using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

internal sealed class Commissions(IFinanceDb db, CommissionTables tables, ICatalogPlaces places, TimeProvider clock) : ICommissions
{
    public async Task<IReadOnlyDictionary<SellerOrderId, Money>> ChargeAsync(IReadOnlyCollection<SoldLine> lines, CancellationToken ct)
    {
        var (table, now) = await tables.NowAsync([.. lines.Select(line => line.SellerId).Distinct()], ct);
        var categories = table.AsksCategories
            ? await places.OfAsync([.. lines.Select(line => line.ProductId).Distinct()], ct)
            : new Dictionary<ProductId, IReadOnlyList<CategoryId>>();
        List<CommissionLine> charged = [.. lines.Select(line =>
        {
            var sale = new CommissionSale(line.SellerId, line.Items.Currency, line.Items.MinorUnits, now)
            {
                Shipping = line.Shipping,
                ProductId = line.ProductId,
                Categories = categories.GetValueOrDefault(line.ProductId, []),
            };
            return CommissionLine.Charge(line.SellerOrderId, line.OrderLineId, sale, table.For(sale));
        })];
        db.CommissionLines.AddRange(charged);
        return charged.GroupBy(line => line.SellerOrderId).ToDictionary(part => part.Key, part => new Money(part.Sum(line => line.Total), part.First().Currency));
    }

    public async Task ReverseAsync(IReadOnlyCollection<SellerOrderId> calledOff, CancellationToken ct)
    {
        if (calledOff.Count > 0) await db.ReverseAsync(calledOff, UndoneSale.Whole, refund: null, clock.GetUtcNow(), ct);
    }

    public async Task<long> ReverseAsync(SellerOrderId part, UndoneSale undone, CancellationToken ct)
    {
        var before = await db.CommissionLines.Where(line => line.SellerOrderId == part).SumAsync(line => line.Amount + line.TaxAmount, ct);
        return before + (await db.ReverseAsync([part], undone, refund: null, clock.GetUtcNow(), ct)).Sum(line => line.Amount + line.TaxAmount);
    }
}

internal static class Reversals
{
    extension(IFinanceDb db)
    {
        /// <summary>Adds the lines that give back commission; saved by the caller.</summary>
        /// <param name="undone">Of each of the seller orders.</param>
        public async Task<IReadOnlyList<CommissionLine>> ReverseAsync(IReadOnlyCollection<SellerOrderId> parts, UndoneSale undone, RefundId? refund, DateTimeOffset now, CancellationToken ct)
        {
            var (sale, byLine) = (UndonePart.Of(undone.Amount, undone.Sold, undone.Lines.Where(line => !line.IsFree).Sum(line => line.Undone)), undone.Lines.ToDictionary(line => line.LineId));
            var lines = (await db.CommissionLines.AsNoTracking().Where(line => parts.Contains(line.SellerOrderId)).ToListAsync(ct)).ToLookup(line => line.OrderLineId);
            List<CommissionLine> reversals =
            [
                .. lines.Select(ofOne => CommissionLine.Reverse(
                    ofOne.Single(line => line.Kind is CommissionLineKind.Charge), [.. ofOne.Where(line => line.Kind is CommissionLineKind.Reversal)],
                    byLine.GetValueOrDefault(ofOne.Key) is { } line ? sale.With(line.Undone, line.Total) : sale, refund, now)).OfType<CommissionLine>(),
            ];
            db.CommissionLines.AddRange(reversals);
            return reversals;
        }
    }
}
