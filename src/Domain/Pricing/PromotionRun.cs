using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Pricing;

/// <summary>Takes promotions off a basket, one after the other.</summary>
internal sealed class PromotionRun(IReadOnlyList<ItemBill> items, IReadOnlyList<ShippingBill> shipping, DateTimeOffset at)
{
    public IReadOnlyList<PromotionOutcome> Apply(IEnumerable<PromotionTerms> promotions) =>
        [.. promotions.OrderByDescending(terms => terms.Priority).ThenBy(terms => terms.Id).Select(Apply)];

    private PromotionOutcome Apply(PromotionTerms terms)
    {
        if (Closed(terms) is { } closed) return Refused(terms, closed);

        var fitting = items.Where(item => terms.IsFor(item.Item)).ToList();
        if (fitting.Count == 0) return Refused(terms, PromotionRefusal.NothingFits);
        if (fitting.Sum(item => item.Gross) < terms.MinimumTotal || fitting.Sum(item => item.Item.Quantity) < terms.MinimumQuantity) return Refused(terms, PromotionRefusal.MinimumNotReached);

        if (terms.Kind is not PromotionKind.FreeShipping) return TakeOff(terms, fitting, free => PartsOf(terms, free));

        var sellers = fitting.Select(item => item.SellerId).ToHashSet();
        return TakeOff(terms, [.. shipping.Where(charge => sellers.Contains(charge.SellerId))], free => [.. free.Select(charge => charge.Left)]);
    }

    private PromotionRefusal? Closed(PromotionTerms terms) => terms switch
    {
        { NeedsCode: true, Code: null } => PromotionRefusal.CodeMissing,
        _ when terms.StartsAt > at => PromotionRefusal.NotStarted,
        _ when terms.EndsAt <= at => PromotionRefusal.Ended,
        { IsUsedUp: true } => PromotionRefusal.UsedUp,
        { IsInAnotherCurrency: true } => PromotionRefusal.OtherCurrency,
        _ => null,
    };

    private static PromotionOutcome TakeOff<TBill>(PromotionTerms terms, List<TBill> fitting, Func<IReadOnlyList<TBill>, IReadOnlyList<long>> partsOf)
        where TBill : Bill
    {
        var free = fitting.Where(bill => bill.Exclusive is null && !(terms.IsExclusive && bill.HasPromotion)).ToList();
        if (free.Count == 0 && fitting.Count > 0) return Refused(terms, PromotionRefusal.NotCombinable, fitting.Find(bill => bill.Exclusive is not null)?.Exclusive);

        var parts = partsOf(free);
        if (parts.Sum() == 0) return Refused(terms, PromotionRefusal.NothingLeft);

        foreach (var (bill, part) in free.Zip(parts).Where(pair => pair.Second > 0)) bill.TakeOff(terms, part);
        return new PromotionOutcome(terms, parts.Sum(), Refusal: null);
    }

    private static IReadOnlyList<long> PartsOf(PromotionTerms terms, IReadOnlyList<ItemBill> free) => terms.Kind switch
    {
        PromotionKind.Percentage => [.. free.Select(item => Math.Min(item.Left, Shares.PartOf(item.Left, terms.Rate)))],
        PromotionKind.FixedAmount => Shares.Split(Math.Min(terms.Amount!.Value, free.Sum(item => item.Left)), [.. free.Select(item => item.Left)]),
        PromotionKind.BuyXGetY => Gifts(terms, free),
        _ => throw new InvalidOperationException($"{terms.Kind} is not taken off items."),
    };

    /// <summary>The cheapest units of as many full sets as there are, each for what earlier promotions have left of it.</summary>
    private static List<long> Gifts(PromotionTerms terms, IReadOnlyList<ItemBill> free)
    {
        var left = free.Sum(item => item.Item.Quantity) / (terms.BuyQuantity + terms.GetQuantity) * terms.GetQuantity;
        var gifts = new Dictionary<ItemBill, int>();
        foreach (var item in free.OrderBy(item => (decimal)item.Left / item.Item.Quantity).ThenBy(item => item.Item.Key))
        {
            gifts[item] = Math.Min(left, item.Item.Quantity);
            left -= gifts[item];
        }

        return [.. free.Select(item => Shares.PartOf(item.Left, gifts[item], item.Item.Quantity))];
    }

    private static PromotionOutcome Refused(PromotionTerms terms, PromotionRefusal why, string? byWhat = null) => new(terms, Discount: 0, why, byWhat);
}
