using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>A line of a cart beside what the catalogue says of it today.</summary>
/// <param name="IsSettled">The cart is closed: what the catalogue says does not matter any more.</param>
internal sealed record PricedLine(CartLine Line, string Currency, Offer? Offer, bool IsSettled = false)
{
    public const string PriceChanged = "price_changed";
    public const string InsufficientStock = "insufficient_stock";
    public const string CustomizationChanged = "customization_changed";

    private readonly CustomizationSnapshot? _today = IsSettled ? null : Offer?.ChoicesOf(Line, Currency);

    /// <summary>That of the adding.</summary>
    public Money UnitPrice { get; } = new(Line.UnitPrice, Currency);

    public int Quantity => Line.Quantity;

    /// <summary>Today's price; where there is none any more, the one that it was added at.</summary>
    public Money CurrentUnitPrice { get; } = Offer?.Prices.For(Line.Quantity) ?? new Money(Line.UnitPrice, Currency);

    /// <summary>As the template tells it today; where it cannot be had any more, as it was when it was chosen.</summary>
    public CustomizationSnapshot Customization => _today ?? Line.Customization ?? CustomizationSnapshot.None;

    /// <summary>What the choices add to each today.</summary>
    public long Surcharge => !IsSettled && Offer?.Prices.SingleFor(Quantity) is { } single ? Customization.SurchargeOn(single) : Line.Surcharge;

    public Money CustomizationTotal => new Money(Surcharge, Currency) * Quantity;

    /// <summary>How many of the offer the whole cart asks for.</summary>
    public int Together { get; init; } = Line.Quantity;

    /// <summary>What promotions take off all of them.</summary>
    public long Discount { get; init; } = Line.Discount;

    /// <summary>Before taxes on top.</summary>
    public Money Total => Gross - new Money(Discount, Currency);

    public Money Gross => CurrentUnitPrice * Quantity + CustomizationTotal;

    /// <summary>As the engine takes it.</summary>
    public PricingItem Item => Offer?.Prices.For(Quantity) is null
        ? new PricingItem(Line.Id.Value, Line.SellerId, Line.ProductId, Quantity) { Tiers = [new PriceTier(1, Line.UnitPrice)], Surcharges = [new Surcharge("", Line.Surcharge)], Categories = Offer?.Categories ?? [], TaxClass = Offer?.TaxClassId }
        : Offer.ItemOf(Line.Id.Value, Quantity, Customization);

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
        if (_today is null || !_today.Equals(Line.Customization ?? CustomizationSnapshot.None)) yield return new(CustomizationChanged, "What can be decided about this has changed, or what that costs: decide again.");
        if (Quantity < item.Least || Quantity > item.Limit) yield return new("quantity_out_of_range", $"The quantity lies between {item.Least} and {item.Limit}.");
        if (Together > Offer!.Available) yield return new(InsufficientStock, Offer.Available == 0 ? "This is out of stock." : $"Only {Offer.Available} can be had now.");
    }

    private CartProblem? Obstacle() => Offer switch
    {
        null or { Obstacle: OfferObstacle.OnRequest or OfferObstacle.ListingUnavailable or OfferObstacle.ProductUnavailable } => new("unavailable", "This is not on offer any more."),
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
