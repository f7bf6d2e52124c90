using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>How a buyer answers a group of options.</summary>
public enum CustomizationKind { SingleChoice, MultipleChoice, Text, Upload, Colour, Number }

/// <summary>Something that a buyer may decide about a product. Its code never changes its meaning: carts and orders name it.</summary>
public sealed record CustomizationGroup(string Code, string Name, CustomizationKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>Of a number its smallest value; of a text the fewest characters; otherwise how many choices or files there are at least.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>As <see cref="Minimum"/>; texts have <see cref="MaxLength"/>.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Of a text, in characters.</summary>
    public int? MaxLength { get; init; }

    public IReadOnlyList<CustomizationChoice> Choices { get; init; } = [];

    /// <summary>What it costs to decide anything here, once for each piece.</summary>
    public CustomizationSurcharge Surcharge { get; init; } = CustomizationSurcharge.None;
}

/// <param name="Name">What buyers read.</param>
public sealed record CustomizationChoice(string Code, string Name)
{
    /// <summary>Which one a form shows as chosen; nothing is chosen that the buyer did not send.</summary>
    public bool IsDefault { get; init; }

    public CustomizationSurcharge Surcharge { get; init; } = CustomizationSurcharge.None;
}

/// <summary>What is added to the price of each piece: an amount, given in each currency, or a part of the price; never both.</summary>
/// <param name="Percent">10 is a tenth of the price of a single piece.</param>
public sealed record CustomizationSurcharge(IReadOnlyList<Money> Amounts, decimal? Percent)
{
    public static CustomizationSurcharge None { get; } = new([], Percent: null);
}

/// <summary>What follows from a choice for another group.</summary>
public enum CustomizationEffect
{
    /// <summary>The group is open only where one of the rules that show it holds.</summary>
    Show,

    /// <summary>The group must be answered.</summary>
    Require,

    /// <summary>The choices are closed; without any the whole group is.</summary>
    Exclude,
}

/// <param name="Choices">One of them is chosen; empty: the group is answered, however that may be.</param>
public sealed record CustomizationCondition(string Group, IReadOnlyList<string> Choices);

public sealed record CustomizationConsequence(CustomizationEffect Effect, string Group, IReadOnlyList<string> Choices);

public sealed record CustomizationRule(CustomizationCondition When, CustomizationConsequence Then);

public static class CustomizationGroups
{
    extension(CustomizationGroup group)
    {
        public bool HasChoices => group.Kind is CustomizationKind.SingleChoice or CustomizationKind.MultipleChoice;

        /// <summary>How many choices or files there may be at most.</summary>
        public int Most => group.Kind switch
        {
            CustomizationKind.SingleChoice => 1,
            CustomizationKind.MultipleChoice => (int)(group.Maximum ?? group.Choices.Count),
            CustomizationKind.Upload => (int)(group.Maximum ?? 1),
            _ => 0,
        };

        /// <summary>How many choices or files there are at least, where it is answered at all.</summary>
        public int Least => group.Kind is CustomizationKind.MultipleChoice or CustomizationKind.Upload ? Math.Max(1, (int)(group.Minimum ?? 1)) : 1;
    }
}
