using Marketplace.Application.Common;
using Marketplace.Application.Pricing;
using Marketplace.Application.Pricing.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.WebApi.Catalog;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Pricing;

/// <summary>What something would cost, and why.</summary>
internal static class PriceQuoteResource
{
    private const int MaxSteps = 1000;

    private static readonly ValueFormat<IReadOnlyList<ToldStep>> Steps = new ListFormat<ToldStep>(
        ObjectFormat<ToldStep>.Of(
            static _ => throw new NotSupportedException("Steps are reckoned, not sent."),
            static step =>
            {
                step.With("kind", static value => value.Step.Kind, StringFormat.Any, required: true);
                step.With("label", static value => value.Step.Label, StringFormat.Any, required: true);
                step.With<Money>("amount", static value => value.Amount, MoneyFormat.Instance, required: true);
                step.With<bool>("applied", static value => value.Step.Applied, BooleanFormat.Instance, required: true);
                step.With("reason", static value => value.Step.Reason, StringFormat.Any);
            }),
        MaxSteps);

    public static ResourceType Type { get; } = Resource.Type<PriceQuoteView, PriceQuoteId>("priceQuotes", quote => quote.Id, type =>
    {
        type.Describe("What so many of a listing cost now where the store is, before shipping, and how that comes about: the steps that are applied add up to total; one that is not says why. The same input, told by inputHash, has the same answer. Kept for a day; whoever knows the id of a public one may read it.");
        type.Alone(); // within many operations codes could be guessed by the hundred
        type.On(Surface.Public, Methods.Create | Methods.Read, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.Create | Methods.Read, AccessRule.Permission("listings"));
        type.Attribute("quantity", quote => quote.Quantity, new IntegerFormat(1, PriceQuote.MaxQuantity)).CreateOnly(required: true);
        type.Attribute("currency", quote => quote.Currency, new StringFormat(3, minLength: 3)).CreateOnly(required: true);
        type.Attribute("couponCodes", quote => quote.Codes, new ListFormat<string>(new StringFormat(Coupon.MaxCodeLength, minLength: 1), PriceQuote.MaxCodes)).CreateOnly();
        type.Attribute("customization", quote => CustomizationFormats.Of(quote.Customization), CustomizationFormats.Answers).CreateOnly();
        type.Money("unitPrice", quote => quote.UnitPriceMinor, quote => quote.Currency);
        type.Money("total", quote => quote.TotalMinor, quote => quote.Currency);
        type.Attribute("steps", quote => ToldSteps.Of(quote.Steps, quote.Currency), Steps);
        type.Attribute("engineVersion", quote => quote.EngineVersion, StringFormat.Any);
        type.Attribute("inputHash", quote => quote.InputHash, StringFormat.Any);
        type.Attribute("expiresAt", quote => quote.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(quote => quote.CreatedAt, updatedAt: null);
        type.ToOne("listing", quote => quote.ListingId, "listings").Required().JudgedByCommand();
        type.ToMany("uploads", quote => CustomizationFormats.UploadsOf(quote.Customization), "uploads").CreateOnly().JudgedByCommand().WithWord("group", (quote, id) => CustomizationFormats.GroupOf(quote.Customization, id));
        type.Include("listing");
        type.Create(body => new QuotePriceCommand(
            body.RequiredOne<ListingId>("listing"), body.Required<int>("quantity"), body.Required<string>("currency"), body.Get<IReadOnlyList<string>>("couponCodes") ?? [])
        {
            Wish = CustomizationFormats.WishOf(body),
        });
    });

    private sealed record ToldStep(QuoteStep Step, Money Amount);

    private static class ToldSteps
    {
        public static IReadOnlyList<ToldStep> Of(IReadOnlyList<QuoteStep> steps, string currency) => [.. steps.Select(step => new ToldStep(step, new Money(step.Amount, currency)))];
    }
}
