using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

/// <summary>A way that is open to a basket, and what it costs.</summary>
/// <param name="CoversAddress">False: the address lies in none of its zones; it can be fetched all the same. The wire reaches everybody.</param>
public sealed record ShippingQuote(ShippingMethod Method, ShippingRate Rate, Money Charge, bool CoversAddress);

/// <summary>What one seller has said about sending things, to be asked about an address and a basket.</summary>
public sealed record ShippingTable(IReadOnlyCollection<ShippingMethod> Methods, IReadOnlyCollection<ShippingRate> Rates, IReadOnlyCollection<ShippingZone> Zones)
{
    /// <summary>One quote for each active method that goes there, or that goes nowhere: its cheapest rate. In the order of the methods.</summary>
    /// <param name="address">Null: nobody knows; then nothing can be brought there. What is fetched or comes over the wire costs the same wherever the buyer lives: each zone counts.</param>
    public IReadOnlyList<ShippingQuote> QuotesFor(Address? address, Basket basket)
    {
        var covering = Zones.Where(zone => address is not null && zone.Covers(address)).Select(zone => zone.Id).ToHashSet();
        return
        [
            .. from method in Methods
               where method.IsActive
               orderby method.Position, method.Name
               let quote = Cheapest(method, covering, basket)
               where quote is not null
               select quote,
        ];
    }

    private ShippingQuote? Cheapest(ShippingMethod method, HashSet<ShippingZoneId> covering, Basket basket)
    {
        var fitting = Rates.Where(rate => rate.MethodId == method.Id && rate.Holds(basket)).ToList();
        var there = fitting.FindAll(rate => covering.Contains(rate.ZoneId));
        return (method.Kind.GoesToAddress() ? there : fitting)
            .Select(rate => new ShippingQuote(method, rate, rate.ChargeFor(basket), CoversAddress: there.Count > 0 || method.Kind is ShippingKind.Digital))
            .MinBy(quote => quote.Charge.MinorUnits);
    }
}
