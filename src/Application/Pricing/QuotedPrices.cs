using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Pricing;

/// <summary>Tells how the price of one item came about.</summary>
internal static class QuotedPrices
{
    /// <param name="codes">As they were given; those that no promotion knows are told, too.</param>
    public static QuotedPrice Of(PricingInput input, IReadOnlyList<string> codes)
    {
        var priced = PricingEngine.Price(input);
        var item = priced.Items.Single();
        string[] unknown = [.. input.UnknownOf(codes).Order(StringComparer.Ordinal)];
        var steps = item.Steps.ToLookup(step => step.Kind is PricingStepKind.Tax or PricingStepKind.IncludedTax);
        return new QuotedPrice(
            item.UnitPrice,
            item.Totals.Grand,
            [
                .. steps[false].Where(step => step.Promotion is null).Select(Told),
                .. priced.Promotions.Select(Told),
                .. unknown.Select(code => new QuoteStep(States.Name(PricingStepKind.Promotion), code, Amount: 0, Applied: false, "invalidCoupon")),
                .. steps[true].Select(Told),
            ],
            PricingEngine.Version,
            HashOf(input, unknown));
    }

    extension(PricingInput input)
    {
        /// <summary>Which of the codes no promotion knows.</summary>
        public IEnumerable<string> UnknownOf(IReadOnlyList<string> codes) =>
            codes.Where(code => !input.Promotions.Any(terms => string.Equals(terms.Code, code.Trim(), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The moment is no part of it: what it decides (sales, promotions, codes and taxes that hold) is.</summary>
    private static string HashOf(PricingInput input, string[] unknown)
    {
        var over = input.Promotions.Where(terms => terms.EndsAt <= input.At).Select(terms => terms.Id);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { PricingEngine.Version, Input = input with { At = default }, Over = over, Unknown = unknown }, EventJson.Options)));
    }

    private static QuoteStep Told(PricingStep step) => new(States.Name(step.Kind), step.Label, step.Amount, step.IsApplied, step.IsApplied ? null : "includedInPrice");

    private static QuoteStep Told(PromotionOutcome outcome) => new(
        States.Name(PricingStepKind.Promotion),
        outcome.Terms.Name,
        -outcome.Discount,
        outcome.Refusal is null,
        outcome.Refusal is not { } refusal ? null : outcome.ByWhat is { } other ? $"{States.Name(refusal)}: {other}" : States.Name(refusal));
}
