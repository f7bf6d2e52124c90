using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

/// <summary>A way that is open to a basket, and what it costs.</summary>
public sealed record ShippingQuote(ShippingMethod Method, ShippingRate Rate, Money Charge);

/// <summary>What one seller has said about sending things, to be asked about an address and a basket.</summary>
public sealed record ShippingTable(IReadOnlyCollection<ShippingMethod> Methods, IReadOnlyCollection<ShippingRate> Rates, IReadOnlyCollection<ShippingZone> Zones)
{
    /// <summary>One quote for each active method that goes there: its cheapest rate. In the order of the methods.</summary>
    /// <param name="address">Null: nobody knows; then it can only be fetched, and each zone counts.</param>
    public IReadOnlyList<ShippingQuote> QuotesFor(Address? address, Basket basket)
    {
        var covering = Zones.Where(zone => address is null || zone.Covers(address)).Select(zone => zone.Id).ToHashSet();
        return
        [
            .. from method in Methods
               where method.IsActive && (address is not null || method.Kind is ShippingKind.Pickup)
               orderby method.Position, method.Name
               let quote = Cheapest(method, covering, basket)
               where quote is not null
               select quote,
        ];
    }

    private ShippingQuote? Cheapest(ShippingMethod method, HashSet<ShippingZoneId> covering, Basket basket) => Rates
        .Where(rate => rate.MethodId == method.Id && covering.Contains(rate.ZoneId) && rate.Holds(basket))
        .Select(rate => new ShippingQuote(method, rate, rate.ChargeFor(basket)))
        .MinBy(quote => quote.Charge.MinorUnits);
}
