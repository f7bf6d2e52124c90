using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Ordering;

/// <summary>What is sold on request: what it costs to ask for it today, and what the order of an approved request comes to.</summary>
internal sealed class RequestedGoodsFinder(IOfferCatalog catalog, ISellerDirectory sellers, IShippingQuotes shipping, IBasketPricing pricing, StoreOptions store)
{
    /// <summary>Refuses what is not sold on request, in this quantity or to there.</summary>
    public async Task<RequestedGoods> FindAsync(ListingId listing, int quantity, CustomizationWish wish, Address destination, CancellationToken ct)
    {
        var offer = (await catalog.FindAsync([listing], store.Currency, known: false, ct)).GetValueOrDefault(listing);
        Ensure.That(offer is not null, OrderErrors.NoSuchListing);
        Ensure.That(offer.Obstacle is OfferObstacle.OnRequest, PurchaseRequestErrors.NotOnRequest);
        Ensure.That(quantity >= offer.MinQuantity && quantity <= (offer.MaxQuantity ?? int.MaxValue), PurchaseRequestErrors.Quantity(offer.MinQuantity, offer.MaxQuantity));
        Ensure.That(offer.Prices.For(quantity) is not null, PurchaseRequestErrors.NoPrice(store.Currency));
        var (single, chosen) = (offer.Prices.SingleFor(quantity)!.Value, offer.Customization.Choose(wish, store.Currency));
        var price = offer.Prices.For(quantity)!.Value + new Money(chosen.SurchargeOn(single), store.Currency);
        var quotes = await QuotesAsync(ParcelOf(offer, quantity, price, destination), ct);
        Ensure.That(quotes.IsDeliverable, OrderErrors.AddressNotDeliverable);
        return new RequestedGoods(listing, offer.SellerId, quantity, price, (await sellers.GetAsync(offer.SellerId, ct)).LeavesSalesToAdmins) { Customization = chosen, SinglePrice = single.MinorUnits };
    }

    /// <summary>At the price that was told, whatever the listing costs by now, whatever its template says, with today's taxes and the cheapest way to send it there; refused where it is not on offer any more.</summary>
    public async Task<PricedSale> SaleOfAsync(PurchaseRequest request, CancellationToken ct)
    {
        var offer = (await catalog.FindAsync([request.ListingId], request.Currency, known: true, ct)).GetValueOrDefault(request.ListingId);
        Ensure.That(offer is { Obstacle: OfferObstacle.None or OfferObstacle.OnRequest }, PurchaseRequestErrors.NotOnOffer);
        var price = new Money(request.UnitPrice, request.Currency);
        var parcel = ParcelOf(offer, request.Quantity, price, request.ShippingAddress);
        var quotes = await QuotesAsync(parcel, ct);
        Ensure.That(quotes.IsDeliverable, PurchaseRequestErrors.NotDeliverable);

        var fetchedAt = (await shipping.PlacesAsync([(parcel, quotes.CheapestToAddress)], ct))[0];
        var basket = new Basket(request.Currency, [offer.ItemOf(request.Id.Value, request.Quantity, CustomizationSnapshot.None) with { Tiers = [new PriceTier(1, request.UnitPrice)] }])
        {
            Destination = request.ShippingAddress,
            Places = fetchedAt is { } place ? new Dictionary<SellerId, Address> { [offer.SellerId] = place } : [],
            Buyer = request.BuyerId,
            Shipping = quotes.CheapestToAddress is { } way ? [new ShippingCharge(offer.SellerId, way.Name, way.Charge.MinorUnits)] : [],
            IsAgreed = true,
        };
        var priced = (await pricing.PriceAsync([basket], ct))[0];
        var ways = new Dictionary<SellerId, ParcelQuote>();
        if (quotes.CheapestToAddress is { } cheapest) ways.Add(offer.SellerId, cheapest);
        var line = new CheckoutLine(offer, request.Quantity, price, priced.Items[0]) { Customization = request.Customization, SinglePrice = new Money(request.SinglePrice, request.Currency) };
        return new PricedSale([line], priced, ways);
    }

    private async Task<ParcelQuotes> QuotesAsync(Sellers.Contracts.Parcel parcel, CancellationToken ct) => (await shipping.OfAsync([parcel], ct))[0];

    private static Sellers.Contracts.Parcel ParcelOf(Offer offer, int quantity, Money price, Address destination) =>
        new(offer.SellerId, destination, quantity, offer.Weight * quantity, price * quantity, [offer.ShopId]);
}
