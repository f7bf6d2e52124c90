using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>What sellers ask for sending things.</summary>
public interface IShippingQuotes
{
    /// <summary>One statement, however many parcels. In the order of the parcels.</summary>
    Task<IReadOnlyList<ParcelQuotes>> OfAsync(IReadOnlyList<Parcel> parcels, CancellationToken ct);

    /// <summary>Where each is fetched: at the shop of the way that is taken, or of the goods, or the seller's only one. One statement where something is fetched, else none. In the order of the parcels.</summary>
    /// <returns>Null where it is sent, or nobody can tell which shop it is.</returns>
    Task<IReadOnlyList<Address?>> PlacesAsync(IReadOnlyList<(Parcel Parcel, ParcelQuote? Taken)> parcels, CancellationToken ct);
}

/// <summary>What one seller would send to one address, or hand over.</summary>
/// <param name="Destination">Null: nobody knows; then it can only be fetched.</param>
/// <param name="Weight">In kilograms.</param>
/// <param name="Total">What the goods cost, before promotions.</param>
/// <param name="Shops">From where; null stands for goods of no shop.</param>
public sealed record Parcel(SellerId SellerId, Address? Destination, int Quantity, decimal Weight, Money Total, IReadOnlyCollection<ShopId?> Shops);

/// <param name="IsSetUp">Whether the seller has said how it sends; one who has not sends everywhere, for nothing.</param>
/// <param name="Quotes">The ways that go there, and those to fetch it wherever that is, as the seller has put them in order.</param>
public sealed record ParcelQuotes(bool IsSetUp, IReadOnlyList<ParcelQuote> Quotes)
{
    /// <summary>What is taken where nobody chooses: nobody has to come from abroad who has not said so.</summary>
    public ParcelQuote? Cheapest => ForAddress.MinBy(quote => quote.Charge.MinorUnits);

    /// <summary>What is taken where nobody can choose: the goods go to the address, and are fetched or come over the wire only where there is no other way.</summary>
    public ParcelQuote? CheapestToAddress => ForAddress.Where(quote => quote.Kind.GoesToAddress()).MinBy(quote => quote.Charge.MinorUnits) ?? Cheapest;

    /// <summary>Whether it comes there without anybody's choice.</summary>
    public bool IsDeliverable => !IsSetUp || ForAddress.Any();

    private IEnumerable<ParcelQuote> ForAddress => Quotes.Where(quote => quote.CoversAddress);
}

/// <summary>A way that is open to a parcel, and what it costs.</summary>
public sealed record ParcelQuote(ShippingMethodId MethodId, string Name, ShippingKind Kind, Money Charge)
{
    /// <summary>Null: from all shops of the seller.</summary>
    public ShopId? ShopId { get; init; }

    /// <summary>Whether the address lies in one of its zones; what is fetched can be chosen also where it does not.</summary>
    public bool CoversAddress { get; init; } = true;

    public string? Carrier { get; init; }

    /// <summary>From the order until it comes, or can be fetched; nothing where the seller has not said.</summary>
    public TimeSpan LeadTime { get; init; }
}
