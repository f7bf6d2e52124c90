using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Demo.Catalogue;

/// <summary>What buyers of the demo shop may decide about some products.</summary>
internal static class DemoTemplates
{
    private const string Shirt = "dodo-print-t-shirt";

    /// <summary>A template for a product; null: it is sold as it is.</summary>
    public static CustomizationForm? Of(DemoProduct product) => product.Slug == Shirt ? ShirtIn([.. product.Variants.SelectMany(variant => variant.Prices).Select(price => price.Currency).Distinct()]) : null;

    private static CustomizationForm ShirtIn(IReadOnlyList<string> currencies)
    {
        return new(
            [
                new("print", "Print on the back", CustomizationKind.SingleChoice)
                {
                    Choices = [new("none", "Nothing") { IsDefault = true }, new("name", "A name") { Surcharge = Amount(400) }, new("photo", "A photo of yours") { Surcharge = new([], 25) }],
                },
                new("name", "The name", CustomizationKind.Text) { MaxLength = 14 },
                new("ink", "The colour of its ink", CustomizationKind.Colour),
                new("photo", "The photo", CustomizationKind.Upload),
                new("gift", "Make it a gift", CustomizationKind.MultipleChoice) { Choices = [new("paper", "Wrapping paper") { Surcharge = Amount(200) }, new("card", "A card") { Surcharge = Amount(150) }] },
            ],
            [
                Where("name", CustomizationEffect.Show, "name"), Where("name", CustomizationEffect.Require, "name"), Where("name", CustomizationEffect.Show, "ink"),
                Where("photo", CustomizationEffect.Show, "photo"), Where("photo", CustomizationEffect.Require, "photo"),
            ]);

        CustomizationSurcharge Amount(long cents) => new([.. currencies.Select(currency => new Money(In(currency, cents), currency))], Percent: null);

        static long In(string currency, long cents) => currency switch
        {
            "EUR" => cents * 92 / 100,
            "MUR" => cents * 45,
            _ => cents,
        };

        static CustomizationRule Where(string printed, CustomizationEffect effect, string group) => new(new("print", [printed]), new(effect, group, []));
    }
}
