using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What carts cost: an open one by today's prices and rules, a bought one what it was bought for.</summary>
internal sealed class CartPrices(IShoppingDb db, IOfferCatalog catalog, IShippingQuotes shipping, IBasketPricing pricing)
{
    /// <summary>As many statements for many carts as for one in each of their currencies.</summary>
    /// <param name="withWays">Whether it is asked what ways there are also for carts of which nobody knows where they go: what can be fetched.</param>
    public async Task<IReadOnlyDictionary<CartId, PricedCart>> OfAsync(IReadOnlyCollection<CartId> ids, CancellationToken ct, bool withWays = false)
    {
        var carts = await db.Carts.AsNoTracking().Where(cart => ids.Contains(cart.Id)).ToListAsync(ct);
        var open = await PriceAsync([.. carts.Where(cart => cart.Status is CartStatus.Open).Select(cart => (cart, cart.ShippingAddress))], withWays, ct);
        return open.Concat(carts.Where(cart => cart.Status is not CartStatus.Open).Select(cart => PricedCart.Closed(cart, LinesOf(cart, [])))).ToDictionary(cart => cart.Cart.Id);
    }

    /// <summary>Of an open cart in hand.</summary>
    /// <param name="destination">Where it shall go.</param>
    /// <param name="withWays">Whether it is asked what can be fetched although it has no destination.</param>
    public async Task<PricedCart> OfAsync(Cart cart, Address? destination, CancellationToken ct, bool withWays = false) => (await PriceAsync([(cart, destination)], withWays, ct))[0];

    /// <summary>Of an open cart whose lines were looked up.</summary>
    public async Task<PricedCart> OfAsync(Cart cart, PricedLine[] lines, Address? destination, CancellationToken ct) => (await PriceAsync([(cart, destination, lines)], withWays: false, ct))[0];

    /// <summary>What the catalogue says of the lines of an open cart, before what they cost together.</summary>
    public async Task<PricedLine[]> LinesOfAsync(Cart cart, CancellationToken ct) => LinesOf(cart, await OffersAsync([cart], ct));

    private async Task<IReadOnlyList<PricedCart>> PriceAsync(IReadOnlyList<(Cart Cart, Address? Destination)> carts, bool withWays, CancellationToken ct)
    {
        var offers = await OffersAsync([.. carts.Select(pair => pair.Cart)], ct);
        return await PriceAsync([.. carts.Select(pair => (pair.Cart, pair.Destination, LinesOf(pair.Cart, offers)))], withWays, ct);
    }

    private async Task<IReadOnlyList<PricedCart>> PriceAsync(List<(Cart Cart, Address? Destination, PricedLine[] Lines)> found, bool withWays, CancellationToken ct)
    {
        var parcels = await ParcelsAsync(withWays ? found : found.FindAll(pair => pair.Destination is not null || pair.Cart.Shipping is { Count: > 0 }), ct);
        var baskets = await pricing.PriceAsync([.. found.Select(pair => BasketOf(pair.Cart, pair.Destination, pair.Lines, [.. parcels[pair.Cart.Id]]))], ct);
        return [.. found.Zip(baskets, (pair, basket) => PricedCart.Open(pair.Cart, pair.Lines, basket) with { Parcels = [.. parcels[pair.Cart.Id]] })];
    }

    private async Task<ILookup<CartId, CartParcel>> ParcelsAsync(List<(Cart Cart, Address? Destination, PricedLine[] Lines)> carts, CancellationToken ct)
    {
        var parcels = (
            from cart in carts
            from lines in cart.Lines.GroupBy(line => line.Line.SellerId)
            select (cart.Cart, Parcel: CartParcel.ParcelOf(lines.Key, cart.Destination, cart.Cart.Currency, [.. lines]))).ToList();
        var quotes = await shipping.OfAsync([.. parcels.Select(pair => pair.Parcel)], ct);
        List<CartParcel> chosen = [.. parcels.Zip(quotes, (pair, found) => CartParcel.Of(pair.Cart, pair.Parcel.SellerId, pair.Parcel.Destination, found))];
        var places = await shipping.PlacesAsync([.. parcels.Zip(chosen, (pair, parcel) => (pair.Parcel, parcel.Chosen))], ct);
        return parcels.Zip(chosen, places).ToLookup(all => all.First.Cart.Id, all => all.Second with { Place = all.Third });
    }

    private static Basket BasketOf(Cart cart, Address? destination, IEnumerable<PricedLine> lines, IReadOnlyCollection<CartParcel> parcels) => new(cart.Currency, [.. lines.Select(line => line.Item)])
    {
        Destination = destination,
        Places = parcels.Where(parcel => parcel.Place is not null).ToDictionary(parcel => parcel.SellerId, parcel => parcel.Place!),
        Buyer = cart.BuyerId,
        Shipping = [.. parcels.Select(parcel => parcel.Charge).OfType<ShippingCharge>()],
        Codes = [.. (cart.Coupons ?? []).Select(coupon => coupon.Code)],
    };

    private static PricedLine[] LinesOf(Cart cart, Dictionary<(string, ListingId), Offer> offers)
    {
        var asked = cart.Lines.ToLookup(line => line.ListingId, line => line.Quantity);
        return
        [
            .. cart.Lines.OrderBy(line => line.Id).Select(line => new PricedLine(line, cart.Currency, offers.GetValueOrDefault((cart.Currency, line.ListingId)), IsSettled: cart.Status is not CartStatus.Open)
            {
                Together = asked[line.ListingId].Sum(),
            }),
        ];
    }

    private async Task<Dictionary<(string, ListingId), Offer>> OffersAsync(IReadOnlyCollection<Cart> carts, CancellationToken ct)
    {
        var offers = new Dictionary<(string, ListingId), Offer>();
        foreach (var priced in carts.GroupBy(cart => cart.Currency, StringComparer.Ordinal))
        {
            var found = await catalog.FindAsync([.. priced.SelectMany(cart => cart.Lines).Select(line => line.ListingId).Distinct()], priced.Key, known: true, ct);
            foreach (var offer in found.Values) offers[(priced.Key, offer.ListingId)] = offer;
        }

        return offers;
    }
}

/// <summary>A cart, and what it costs.</summary>
/// <param name="Basket">How that came about; null where it is not reckoned any more.</param>
internal sealed record PricedCart(Cart Cart, IReadOnlyList<PricedLine> Lines, Totals Totals, PricedBasket? Basket)
{
    /// <summary>The codes of the cart, with what each gives.</summary>
    public IReadOnlyList<CartCoupon> Coupons => [.. (Cart.Coupons ?? []).Select(coupon => Basket is null ? coupon : coupon.Worth(OutcomeOf(coupon)))];

    public const string AddressNotDeliverable = "address_not_deliverable";

    /// <summary>One for each seller, as soon as it is known where they go, or that something is fetched.</summary>
    public IReadOnlyList<CartParcel> Parcels { get; init; } = [];

    public IReadOnlyList<CartProblem> Problems =>
    [
        .. Lines.SelectMany(line => line.Problems),
        .. Parcels.Where(parcel => parcel.IsUndeliverable).Select(_ => new CartProblem(AddressNotDeliverable, "A seller does not send to this address.")),
    ];

    public static PricedCart Open(Cart cart, IReadOnlyList<PricedLine> lines, PricedBasket basket)
    {
        var discounts = basket.Items.ToDictionary(item => item.Key, item => item.Discount);
        return new PricedCart(cart, [.. lines.Select(line => line with { Discount = discounts[line.Line.Id.Value] })], basket.Totals, basket);
    }

    public PromotionOutcome? OutcomeOf(CartCoupon coupon) => Basket?.Promotions.FirstOrDefault(outcome => outcome.Terms.Code is { } code && coupon.Is(code));

    /// <summary>What was bought keeps what it was bought for; what came to nothing shows what it would have cost when it was put together.</summary>
    public static PricedCart Closed(Cart cart, IReadOnlyList<PricedLine> lines) =>
        new(cart, lines, cart.Status is CartStatus.Completed ? cart.Totals : Totals.Of(lines.Sum(line => line.Total.MinorUnits)), Basket: null);
}
