using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>What one unit costs today, from a quantity on.</summary>
public sealed record PriceStep(int MinQuantity, Money Amount)
{
    /// <summary>What it costs when it is not on sale.</summary>
    public Money Regular { get; init; } = Amount;
}

public static class PriceSteps
{
    extension(IEnumerable<PriceStep> steps)
    {
        /// <summary>The price of one of so many; null where there is none for so few.</summary>
        public Money? For(int quantity) => steps.Where(step => step.MinQuantity <= quantity).MaxBy(step => step.MinQuantity)?.Amount;

        /// <summary>The price of one, before larger quantities make it cheaper; of it, surcharges in percent are taken.</summary>
        public Money? SingleFor(int quantity) => steps.Where(step => step.MinQuantity <= quantity).MinBy(step => step.MinQuantity)?.Amount;
    }
}
