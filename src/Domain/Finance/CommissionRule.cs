using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

/// <summary>For which sales a rule is made; what is null does not matter.</summary>
/// <param name="CategoryId">Categories below it are meant as well.</param>
public sealed record CommissionScope(SellerId? SellerId = null, CategoryId? CategoryId = null, ProductId? ProductId = null);

public sealed record CommissionRuleDetails(string Name, CommissionTerms Terms)
{
    /// <summary>The lowest is asked first. The default has none of its own: it is always the last.</summary>
    public int Position { get; init; }

    /// <summary>From then on, itself included.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Up to then, itself left out.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>One line in the list by which commission is charged. Of the rules that fit a sale the first one holds; what was charged keeps its version.</summary>
public sealed class CommissionRule : AggregateRoot, IAudited
{
    public const int MaxRules = 1000;
    public const int MaxNameLength = 120;
    public const int MaxPosition = 999_999;

    /// <summary>Where the default stands.</summary>
    public const int LastPosition = MaxPosition + 1;

    /// <summary>The same in every marketplace; it exists from the beginning, at no commission.</summary>
    public static readonly CommissionRuleId DefaultId = new(new Guid("01900000-0000-7000-8001-000000000001"));

    private CommissionRule() { } // EF Core

    public CommissionRuleId Id { get; private init; }

    public string Name { get; private set; } = "";

    public int Position { get; private set; }

    public SellerId? SellerId { get; private init; }

    public CategoryId? CategoryId { get; private init; }

    public ProductId? ProductId { get; private init; }

    public decimal Rate { get; private set; }

    public CommissionBase Base { get; private set; }

    public decimal TaxRate { get; private set; }

    /// <summary>That of its amounts, if it has any.</summary>
    public string? Currency { get; private set; }

    public long? FixedMinor { get; private set; }

    public long? MinimumMinor { get; private set; }

    public long? MaximumMinor { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When it was taken out of the list.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    /// <summary>Grows with every change of what is charged, or when; from 1.</summary>
    public int RuleVersion { get; private set; }

    public bool IsDefault => Id == DefaultId;

    public string? AuditedAs => "commissionRules";

    public CommissionTerms Terms => new(Rate, Base) { TaxRate = TaxRate, FixedAmount = Of(FixedMinor), Minimum = Of(MinimumMinor), Maximum = Of(MaximumMinor) };

    public CommissionRuleDetails Details => new(Name, Terms) { Position = Position, StartsAt = StartsAt, EndsAt = EndsAt };

    /// <param name="before">How many rules there are already.</param>
    public static CommissionRule Make(CommissionScope scope, CommissionRuleDetails details, int before)
    {
        Ensure.That(before < MaxRules, CommissionErrors.TooMany);
        var rule = new CommissionRule { Id = CommissionRuleId.New(), SellerId = scope.SellerId, CategoryId = scope.CategoryId, ProductId = scope.ProductId };
        rule.Change(details);
        return rule;
    }

    /// <summary>The rule of a new marketplace.</summary>
    public static CommissionRule Default(string name, CommissionTerms terms)
    {
        var rule = new CommissionRule { Id = DefaultId, Position = LastPosition };
        rule.Change(new(name, terms) { Position = LastPosition });
        return rule;
    }

    public void Change(CommissionRuleDetails details)
    {
        Ensure.That(DroppedAt is null, CommissionErrors.Dropped);
        Ensure.That(!IsDefault || details is { Position: LastPosition, StartsAt: null, EndsAt: null }, CommissionErrors.DefaultStays);
        Ensure.That(details.StartsAt is null || details.EndsAt is null || details.StartsAt < details.EndsAt, CommissionErrors.EndsBeforeStart);
        var (terms, starts, ends) = (Terms, StartsAt, EndsAt);
        Take(details.Terms.Checked());
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Position = IsDefault ? LastPosition : Require.Range(details.Position, 0, MaxPosition, "position");
        (StartsAt, EndsAt) = (details.StartsAt, details.EndsAt);
        if (RuleVersion == 0 || terms != Terms || starts != StartsAt || ends != EndsAt) RuleVersion++;
    }

    /// <summary>It holds for no sale any more. It is kept all the same, since a sale of this very moment may be charged by it.</summary>
    /// <param name="hasCharged">Whether a sale was charged by it.</param>
    public void Drop(bool hasCharged, DateTimeOffset now)
    {
        Ensure.That(!IsDefault, CommissionErrors.DefaultStays);
        Ensure.That(!hasCharged, CommissionErrors.HasCharged);
        DroppedAt = now;
        if (StartsAt is not null && StartsAt >= now) return;
        EndsAt = EndsAt is { } end && end < now ? end : now;
        RuleVersion++;
    }

    /// <summary>A rule with amounts fits sales in their currency; of the default only the percentage counts in others.</summary>
    public bool Fits(CommissionSale sale) => IsDefault || (
        (SellerId is null || SellerId == sale.SellerId)
        && (ProductId is null || ProductId == sale.ProductId)
        && (CategoryId is null || sale.Categories.Contains(CategoryId.Value))
        && (StartsAt is null || StartsAt <= sale.At)
        && (EndsAt is null || sale.At < EndsAt)
        && (Currency is null || Currency == sale.Currency));

    private void Take(CommissionTerms terms)
    {
        (Rate, Base, TaxRate, Currency) = (terms.Rate, terms.Base, terms.TaxRate, terms.Currency);
        (FixedMinor, MinimumMinor, MaximumMinor) = (terms.FixedAmount?.MinorUnits, terms.Minimum?.MinorUnits, terms.Maximum?.MinorUnits);
    }

    private Money? Of(long? minor) => minor is { } amount && Currency is not null ? new Money(amount, Currency) : null;
}
