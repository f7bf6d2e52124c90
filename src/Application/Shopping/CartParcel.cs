using System.Security.Cryptography;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>A seller's part of a cart, on its way to the buyer.</summary>
/// <param name="Chosen">The buyer's choice where it is open, else the cheapest way that goes there; null where there is none.</param>
internal sealed record CartParcel(SellerId SellerId, ParcelQuotes Quotes, ParcelQuote? Chosen)
{
    /// <summary>There is an address to which nobody goes.</summary>
    public bool IsUndeliverable => IsSentFor && Chosen is null && !Quotes.IsDeliverable;

    /// <summary>Where it is fetched; null where it is sent, or nobody can tell.</summary>
    public Address? Place { get; init; }

    private bool IsSentFor { get; init; }

    public ShippingCharge? Charge => Chosen is null ? null : new ShippingCharge(SellerId, Chosen.Name, Chosen.Charge.MinorUnits);

    /// <param name="destination">Null: nobody knows; then only what was chosen counts.</param>
    public static CartParcel Of(Cart cart, SellerId seller, Address? destination, ParcelQuotes quotes)
    {
        var wish = cart.Shipping?.FirstOrDefault(choice => choice.SellerId == seller)?.MethodId;
        return new CartParcel(seller, quotes, quotes.Quotes.FirstOrDefault(quote => quote.MethodId == wish) ?? (destination is null ? null : quotes.Cheapest)) { IsSentFor = destination is not null };
    }

    /// <summary>What one seller sends, for whoever reckons the charge.</summary>
    public static Parcel ParcelOf(SellerId seller, Address? destination, string currency, IReadOnlyCollection<PricedLine> lines) => new(
        seller,
        destination,
        lines.Sum(line => line.Quantity),
        lines.Sum(line => (line.Offer?.Weight ?? 0) * line.Quantity),
        lines.Select(line => line.Gross).Sum(currency),
        [.. lines.Select(line => line.Offer?.ShopId).Distinct()]);

    /// <summary>The same every time for the same way to send the same cart (a UUID of version 8, RFC 9562).</summary>
    public static ShippingOptionId OptionOf(CartId cart, ShippingMethodId method)
    {
        Span<byte> named = stackalloc byte[32];
        cart.Value.TryWriteBytes(named, bigEndian: true, out _);
        method.Value.TryWriteBytes(named[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(named, hash);
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return new ShippingOptionId(new Guid(hash[..16], bigEndian: true));
    }
}
