using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>The prices of a listing: per currency, and from which quantity on.</summary>
public sealed partial class Listing
{
    /// <param name="member">The attribute that carries the amount: a listing is created with its <c>price</c>.</param>
    public PriceId AddPrice(PriceDetails details, string member = "amount")
    {
        Ensure.That(_prices.Count < MaxPrices, ListingErrors.TooManyPrices);
        var price = new Price(Id, details.Amount.Currency);
        Take(price, details, member);
        _prices.Add(price);
        return price.Id;
    }

    /// <summary>A new amount in another currency is another price.</summary>
    public void ChangePrice(PriceId id, PriceDetails details)
    {
        var price = Price(id);
        Ensure.That(price.Currency == details.Amount.Currency, new(ErrorKind.Conflict, "currency_mismatch", "A price keeps its currency; add another one.", "amount/currency"));
        Take(price, details, "amount");
    }

    public void RemovePrice(PriceId id)
    {
        var price = Price(id);
        Ensure.That(_prices.Count > 1 || Status is not (ListingStatus.Active or ListingStatus.OutOfStock) || Mode is ListingMode.InterestOnly, ListingErrors.LastPrice);
        _prices.Remove(price);
        Raise(new ListingPriceChanged(Id, ProductId));
    }

    public Price Price(PriceId id) => _prices.Find(price => price.Id == id) ?? throw new DomainException(ListingErrors.NoSuchPrice(id));

    /// <summary>What one unit costs now, when so many are bought; null where there is no price in this currency.</summary>
    public Money? UnitPrice(string currency, int quantity, DateTimeOffset now) => _prices
        .Where(price => price.Currency == currency && price.MinQuantity <= quantity)
        .MaxBy(price => price.MinQuantity)?.At(now);

    private void Take(Price price, PriceDetails details, string member)
    {
        Ensure.That(!_prices.Exists(other => other != price && other.Currency == details.Amount.Currency && other.MinQuantity == details.MinQuantity), ListingErrors.RepeatedPrice);
        price.Change(details, member);
        Raise(new ListingPriceChanged(Id, ProductId));
    }
}
