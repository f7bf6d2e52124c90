using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

/// <summary>What choices cost: a surcharge for each group that was answered.</summary>
public static class CustomizationPrices
{
    extension(CustomizationSnapshot chosen)
    {
        public IReadOnlyList<Surcharge> Surcharges() => [.. chosen.Parts.Select(part => part.Price())];

        /// <summary>What all of it adds to each piece, in the smallest unit.</summary>
        public long SurchargeOn(Money single) => chosen.Parts.Sum(part => part.Price().On(single.MinorUnits));
    }

    public static Surcharge Price(this CustomizationPart part) => new(part.Label, part.Amount, part.Rate);
}
