using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

/// <summary>Something sold, as far as commission goes by it. Amounts are in the currency's smallest unit.</summary>
/// <param name="Items">What the goods bring, discounts of the seller taken off, tax on top left out.</param>
public sealed record CommissionSale(SellerId? SellerId, string Currency, long Items, DateTimeOffset At)
{
    /// <summary>Its part of what is charged for sending.</summary>
    public long Shipping { get; init; }

    public ProductId? ProductId { get; init; }

    /// <summary>That of the product, and all above it.</summary>
    public IReadOnlyCollection<CategoryId> Categories { get; init; } = [];
}

/// <summary>What a sale costs its seller, and by which rule.</summary>
/// <param name="Base">What the commission is a part of.</param>
public sealed record CommissionFee(CommissionRule Rule, long Base, long Commission, long Tax)
{
    public long Total => Commission + Tax;
}

/// <summary>The rules in their order. Pure: the same sale always costs the same by it.</summary>
public sealed class CommissionTable
{
    private readonly CommissionRule[] _rules;

    /// <param name="rules">In any order; the default among them.</param>
    /// <exception cref="ArgumentException">There is no default, so that a sale could be without a rule.</exception>
    public CommissionTable(IEnumerable<CommissionRule> rules)
    {
        _rules = [.. rules.OrderBy(rule => rule.IsDefault).ThenBy(rule => rule.Position).ThenBy(rule => rule.Id)];
        if (_rules is not [.., { IsDefault: true }]) throw new ArgumentException("A list of commission rules ends in the default.", nameof(rules));
    }

    /// <summary>Whether it matters where in the tree of categories something stands.</summary>
    public bool AsksCategories => Array.Exists(_rules, rule => rule.CategoryId is not null);

    public CommissionFee For(CommissionSale sale)
    {
        var rule = Array.Find(_rules, rule => rule.Fits(sale))!;
        var basis = Math.Max(0, rule.Base is CommissionBase.Items ? sale.Items : checked(sale.Items + sale.Shipping));
        var (commission, tax) = rule.Terms.On(basis, sale.Currency);
        return new CommissionFee(rule, basis, commission, tax);
    }
}
