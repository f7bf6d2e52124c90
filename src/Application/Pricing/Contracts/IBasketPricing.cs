using System.Collections.ObjectModel;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Pricing.Contracts;

/// <summary>The one way to what something costs: carts, checkouts and quotes ask here, so that none of them shows what another would not charge.</summary>
public interface IBasketPricing
{
    /// <summary>By the rules as they are stored at this moment, in as many statements for many baskets as for one. In the order of the baskets.</summary>
    Task<IReadOnlyList<PricedBasket>> PriceAsync(IReadOnlyList<Basket> baskets, CancellationToken ct);

    /// <summary>Whether anything could be taken off the goods of a seller now. Where not, an item costs the same whatever stands beside it.</summary>
    /// <param name="withCodes">Whether codes were given.</param>
    Task<bool> MayDiscountAsync(SellerId seller, bool withCodes, CancellationToken ct);
}

/// <summary>What somebody means to buy, in one currency.</summary>
public sealed record Basket(string Currency, IReadOnlyList<PricingItem> Items)
{
    /// <summary>Where it goes; null: not known yet, so it is taxed as where the store is.</summary>
    public Address? Destination { get; init; }

    /// <summary>Where the part of a seller is handed over, where it is fetched and so goes nowhere: it is taxed there.</summary>
    public IReadOnlyDictionary<SellerId, Address> Places { get; init; } = ReadOnlyDictionary<SellerId, Address>.Empty;

    /// <summary>Null: somebody, of whom nothing is known.</summary>
    public BuyerId? Buyer { get; init; }

    /// <summary>What each seller asks for sending its part.</summary>
    public IReadOnlyList<ShippingCharge> Shipping { get; init; } = [];

    /// <summary>Its prices were agreed upon: no promotion changes them.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>Codes of coupons, as they were given.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}
