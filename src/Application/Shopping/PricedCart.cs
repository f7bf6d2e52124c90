using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>A line of a cart beside what the catalogue says of it today.</summary>
/// <param name="IsSettled">The cart is closed: what the catalogue says does not matter any more.</param>
internal sealed record PricedLine(ListingId ListingId, int Quantity, Money UnitPrice, Offer? Offer, bool IsSettled = false)
{
    public const string PriceChanged = "price_changed";
    public const string InsufficientStock = "insufficient_stock";

    /// <summary>Today's price; where there is none any more, the one that it was added at.</summary>
    public Money CurrentUnitPrice { get; } = Offer?.Prices.For(Quantity) ?? UnitPrice;

    public Money Total => CurrentUnitPrice * Quantity;

    public IReadOnlyList<CartProblem> Problems => field ??= IsSettled ? [] : [.. Find()];

    public bool IsAvailable => Problems.All(problem => problem.Code == PriceChanged);

    private IEnumerable<CartProblem> Find()
    {
        if (Obstacle() is { } obstacle)
        {
            yield return obstacle;
            yield break;
        }

        var item = CartItems.Of(Offer!);
        if (CurrentUnitPrice != UnitPrice) yield return new(PriceChanged, $"The price was {UnitPrice} and is {CurrentUnitPrice} now.");
        if (Quantity < item.Least || Quantity > item.Limit) yield return new("quantity_out_of_range", $"The quantity lies between {item.Least} and {item.Limit}.");
        if (Quantity > Offer!.Available) yield return new(InsufficientStock, Offer.Available == 0 ? "This is out of stock." : $"Only {Offer.Available} can be had now.");
    }

    private CartProblem? Obstacle() => Offer switch
    {
        null or { Obstacle: OfferObstacle.ListingUnavailable or OfferObstacle.ProductUnavailable } => new("unavailable", "This is not on offer any more."),
        { Obstacle: OfferObstacle.SellerClosed } => new("seller_closed", "The seller does not sell now."),
        { Obstacle: OfferObstacle.ShopClosed } => new("shop_closed", "The shop is closed."),
        { Prices: [] } => new("no_price", $"There is no price in {UnitPrice.Currency} any more."),
        _ => null,
    };
}

internal static class CartItems
{
    public static CartItem Of(Offer offer) =>
        new(offer.ListingId, offer.ProductId, offer.VariantId, offer.SellerId, offer.Prices, offer.Available, offer.MinQuantity, offer.MaxQuantity);

    extension(IOfferCatalog catalog)
    {
        /// <summary>Something to be put into a cart: it must be there and on offer.</summary>
        public async Task<Offer> BuyableAsync(ListingId listing, string currency, CancellationToken ct)
        {
            var offers = await catalog.FindAsync([listing], currency, known: false, ct);
            var offer = offers.GetValueOrDefault(listing);
            Ensure.That(offer is not null, CartErrors.NoSuchOffer);
            Ensure.That(offer.IsAvailable, CartErrors.NotOnOffer(States.Name(offer.Obstacle)));
            return offer;
        }
    }
}
