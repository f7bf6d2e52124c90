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
            where method.IsActive && EF.Parameter(sellers).Contains(method.SellerId)
            join known in db.ShippingRates on method.Id equals known.MethodId into rates
            from rate in rates.DefaultIfEmpty()
            join drawn in db.ShippingZones on rate.ZoneId equals drawn.Id into zones
            from zone in zones.DefaultIfEmpty()
            select new Row(method, rate, zone)).ToListAsync(ct);
        var bySeller = rows.ToLookup(row => row.Method.SellerId);
        var places = await PlacesAsync([.. rows.Where(row => row.Method.Kind is ShippingKind.Pickup).Select(row => row.Method.SellerId).Distinct()], ct);
        return [.. parcels.Select(parcel => QuotesFor(parcel, [.. bySeller[parcel.SellerId]], [.. places[parcel.SellerId]]))];
    }

    /// <summary>The shops of those where something can be fetched.</summary>
    private async Task<ILookup<SellerId, Place>> PlacesAsync(SellerId[] sellers, CancellationToken ct) =>
        (sellers.Length == 0 ? [] : await db.Shops.AsNoTracking().Where(shop => EF.Parameter(sellers).Contains(shop.SellerId)).Select(shop => new Place(shop.SellerId, shop.Id, shop.Address)).ToListAsync(ct))
            .ToLookup(place => place.SellerId);

    private static ParcelQuotes QuotesFor(Parcel parcel, IReadOnlyCollection<Row> rows, IReadOnlyCollection<Place> places)
    {
        var table = new ShippingTable(
            [.. rows.Select(row => row.Method).DistinctBy(method => method.Id).Where(method => method.ShopId is null || parcel.Shops.All(shop => shop == method.ShopId))],
            [.. rows.Select(row => row.Rate).OfType<ShippingRate>().Where(rate => rate.Currency == parcel.Total.Currency).DistinctBy(rate => rate.Id)],
            [.. rows.Select(row => row.Zone).OfType<ShippingZone>().DistinctBy(zone => zone.Id)]);
        return new ParcelQuotes(rows.Count > 0, [.. table.QuotesFor(parcel.Destination, new Basket(parcel.Quantity, parcel.Weight, parcel.Total)).Select(quote => Told(quote, parcel, places))]);
    }

    private static ParcelQuote Told(ShippingQuote quote, Parcel parcel, IReadOnlyCollection<Place> places) => new(quote.Method.Id, quote.Method.Name, quote.Method.Kind, quote.Charge)
    {
        ShopId = quote.Method.ShopId,
        Place = quote.Method.Kind is ShippingKind.Pickup ? PlaceOf(quote.Method.ShopId, parcel, places) : null,
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
