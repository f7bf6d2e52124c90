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
        if (calledOff.Count > 0) await db.ReverseAsync(calledOff, undone: 1, sold: 1, clock.GetUtcNow(), ct);
    }
}

internal static class Reversals
{
    extension(IFinanceDb db)
    {
        /// <summary>Adds the lines that give back commission; saved by the caller.</summary>
        /// <param name="undone">How much of <paramref name="sold"/> is undone by now, earlier reversals included.</param>
        public async Task<IReadOnlyList<CommissionLine>> ReverseAsync(IReadOnlyCollection<SellerOrderId> parts, long undone, long sold, DateTimeOffset now, CancellationToken ct)
        {
            var lines = (await db.CommissionLines.AsNoTracking().Where(line => parts.Contains(line.SellerOrderId)).ToListAsync(ct)).ToLookup(line => line.OrderLineId);
            List<CommissionLine> reversals =
            [
                .. lines.Select(ofOne => CommissionLine.Reverse(
                    ofOne.Single(line => line.Kind is CommissionLineKind.Charge), [.. ofOne.Where(line => line.Kind is CommissionLineKind.Reversal)], undone, sold, now)).OfType<CommissionLine>(),
            ];
            db.CommissionLines.AddRange(reversals);
            return reversals;
        }
    }
}
