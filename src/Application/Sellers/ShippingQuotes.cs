using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

internal sealed class ShippingQuotes(ISellersDb db) : IShippingQuotes
{
    public async Task<IReadOnlyList<ParcelQuotes>> OfAsync(IReadOnlyList<Parcel> parcels, CancellationToken ct)
    {
        if (parcels.Count == 0) return [];

        SellerId[] sellers = [.. parcels.Select(parcel => parcel.SellerId).Distinct()];
        var rows = await (
            from method in db.ShippingMethods.AsNoTracking()
            where method.IsActive && sellers.Contains(method.SellerId)
            join known in db.ShippingRates on method.Id equals known.MethodId into rates
            from rate in rates.DefaultIfEmpty()
            join drawn in db.ShippingZones on rate.ZoneId equals drawn.Id into zones
            from zone in zones.DefaultIfEmpty()
            select new Row(method, rate, zone)).ToListAsync(ct);
        var bySeller = rows.ToLookup(row => row.Method.SellerId);
        return [.. parcels.Select(parcel => QuotesFor(parcel, [.. bySeller[parcel.SellerId]]))];
    }

    public async Task<IReadOnlyList<Address?>> PlacesAsync(IReadOnlyList<(Parcel Parcel, ParcelQuote? Taken)> parcels, CancellationToken ct)
    {
        SellerId[] sellers = [.. parcels.Where(pair => pair.Taken?.Kind is ShippingKind.Pickup).Select(pair => pair.Parcel.SellerId).Distinct()];
        if (sellers.Length == 0) return new Address?[parcels.Count];

        var shops = await db.Shops.AsNoTracking().Where(shop => sellers.Contains(shop.SellerId)).Select(shop => new Place(shop.SellerId, shop.Id, shop.Address)).ToListAsync(ct);
        var places = shops.ToLookup(place => place.SellerId);
        return [.. parcels.Select(pair => pair.Taken is { Kind: ShippingKind.Pickup } taken ? PlaceOf(taken.ShopId, pair.Parcel, [.. places[pair.Parcel.SellerId]]) : null)];
    }

    private static ParcelQuotes QuotesFor(Parcel parcel, IReadOnlyCollection<Row> rows)
    {
        var table = new ShippingTable(
            [.. rows.Select(row => row.Method).DistinctBy(method => method.Id).Where(method => method.ShopId is null || parcel.Shops.All(shop => shop == method.ShopId))],
            [.. rows.Select(row => row.Rate).OfType<ShippingRate>().Where(rate => rate.Currency == parcel.Total.Currency).DistinctBy(rate => rate.Id)],
            [.. rows.Select(row => row.Zone).OfType<ShippingZone>().DistinctBy(zone => zone.Id)]);
        return new ParcelQuotes(rows.Count > 0, [.. table.QuotesFor(parcel.Destination, new Basket(parcel.Quantity, parcel.Weight, parcel.Total)).Select(Told)]);
    }

    private static ParcelQuote Told(ShippingQuote quote) => new(quote.Method.Id, quote.Method.Name, quote.Method.Kind, quote.Charge)
    {
        ShopId = quote.Method.ShopId,
        CoversAddress = quote.CoversAddress,
        Carrier = quote.Method.Carrier,
        LeadTime = quote.Method.LeadTime,
    };

    /// <summary>The shop of the method, or that of the goods, or the only one.</summary>
    private static Address? PlaceOf(ShopId? ofMethod, Parcel parcel, IReadOnlyCollection<Place> places)
    {
        var shop = ofMethod ?? (parcel.Shops.Count == 1 ? parcel.Shops.First() : null);
        return places.FirstOrDefault(place => place.ShopId == shop)?.Address ?? (shop is null && places.Count == 1 ? places.First().Address : null);
    }

    private sealed record Place(SellerId SellerId, ShopId ShopId, Address Address);

    private sealed record Row(ShippingMethod Method, ShippingRate? Rate, ShippingZone? Zone);
}
