using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using MediatR;

namespace Marketplace.Application.Pricing;

/// <summary>What would so many cost? A seller asks about its own goods, in whatever state they are.</summary>
public sealed record QuotePriceCommand(ListingId ListingId, int Quantity, string Currency, IReadOnlyList<string> Codes) : ICommand<Written>
{
    public CustomizationWish Wish { get; init; } = CustomizationWish.None;
}

internal sealed class QuotePriceHandler(IPricingDb db, IOfferCatalog catalog, BasketPricing pricing, ICustomizationFiles files, IGuessedCodes guesses, ICaller caller, TimeProvider clock) : IRequestHandler<QuotePriceCommand, Written>
{
    public async Task<Written> Handle(QuotePriceCommand request, CancellationToken cancellationToken)
    {
        Require.Range(request.Quantity, 1, PriceQuote.MaxQuantity, "quantity");
        Require.Currency(request.Currency, "currency");
        var seller = caller.Surface is Surface.Seller ? (SellerId?)caller.RequiredSeller : null;
        var offer = (await catalog.FindAsync([request.ListingId], request.Currency, known: seller is not null, cancellationToken)).GetValueOrDefault(request.ListingId);
        Ensure.That(offer is not null && (seller is null || offer.SellerId == seller), QuoteErrors.NoSuchOffer);
        Ensure.That(offer.Prices.Count > 0, QuoteErrors.NotPriced(request.Currency));
        Ensure.That(offer.Prices.For(request.Quantity) is not null, QuoteErrors.TooFew(offer.Prices.Min(step => step.MinQuantity)));

        var customization = offer.Customization.Choose(request.Wish, request.Currency);
        await files.CheckAsync([.. request.Wish.Files.Select(file => file.Upload)], cancellationToken);
        var basket = new Basket(request.Currency, [offer.ItemOf(request.ListingId.Value, request.Quantity, customization)]) { Buyer = caller.BuyerId, Codes = request.Codes };
        var input = (await pricing.InputsAsync([basket], cancellationToken))[0];
        if (seller is null) await guesses.CountAsync(input.UnknownOf(request.Codes).Count());
        var price = QuotedPrices.Of(input, request.Codes);
        var quote = PriceQuote.Tell(seller, request.ListingId, request.Quantity, request.Currency, request.Codes, customization, price, clock.GetUtcNow());
        db.PriceQuotes.Add(quote);
        await db.SaveChangesAsync(cancellationToken);
        return new Written(quote.Id.Value);
    }
}

internal static class QuoteErrors
{
    public static readonly DomainError NoSuchOffer = new(ErrorKind.NotFound, "related_not_found", "There is no such offer.", "listing");

    public static DomainError NotPriced(string currency) => new(ErrorKind.Invalid, "unsupported_currency", $"There is no price in {currency}.", "currency");

    public static DomainError TooFew(int least) => new(ErrorKind.Invalid, "out_of_range", $"At least {least} are sold.", "quantity");
}
