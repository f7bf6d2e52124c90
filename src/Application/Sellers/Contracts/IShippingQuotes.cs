using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>What sellers ask for sending things.</summary>
public interface IShippingQuotes
{
    /// <summary>One statement, however many parcels, and one more where something can be fetched. In the order of the parcels.</summary>
    Task<IReadOnlyList<ParcelQuotes>> OfAsync(IReadOnlyList<Parcel> parcels, CancellationToken ct);
}

/// <summary>What one seller would send to one address, or hand over.</summary>
/// <param name="Destination">Null: nobody knows; then it can only be fetched.</param>
/// <param name="Weight">In kilograms.</param>
/// <param name="Total">What the goods cost, before promotions.</param>
/// <param name="Shops">From where; null stands for goods of no shop.</param>
public sealed record Parcel(SellerId SellerId, Address? Destination, int Quantity, decimal Weight, Money Total, IReadOnlyCollection<ShopId?> Shops);

/// <param name="IsSetUp">Whether the seller has said how it sends; one who has not sends everywhere, for nothing.</param>
/// <param name="Quotes">The ways that go there, as the seller has put them in order.</param>
public sealed record ParcelQuotes(bool IsSetUp, IReadOnlyList<ParcelQuote> Quotes)
{
    /// <summary>What is taken where nobody chooses.</summary>
    public ParcelQuote? Cheapest => Quotes.MinBy(quote => quote.Charge.MinorUnits);

    /// <summary>What is taken where nobody can choose: the goods go to the address, and are fetched only where there is no other way.</summary>
    public ParcelQuote? CheapestToAddress => Quotes.Where(quote => quote.Kind is not ShippingKind.Pickup).MinBy(quote => quote.Charge.MinorUnits) ?? Cheapest;

    public bool IsDeliverable => !IsSetUp || Quotes.Count > 0;
}

/// <summary>A way that is open to a parcel, and what it costs.</summary>
public sealed record ParcelQuote(ShippingMethodId MethodId, string Name, ShippingKind Kind, Money Charge)
{
    /// <summary>Null: from all shops of the seller.</summary>
    public ShopId? ShopId { get; init; }

    /// <summary>Where it is fetched; null where it is sent, or the seller has not said where its shop is.</summary>
    public Address? Place { get; init; }

    public string? Carrier { get; init; }

    /// <summary>From the order until it is on its way, or ready to be fetched.</summary>
    public TimeSpan LeadTime { get; init; }
}
