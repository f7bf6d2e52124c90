using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Shopping;

/// <summary>What the catalogue says today about something that is to be put into a cart.</summary>
/// <param name="Prices">In the currency of the cart; empty where there is no price in it.</param>
public sealed record CartItem(
    ListingId ListingId, ProductId ProductId, VariantId VariantId, SellerId SellerId, IReadOnlyList<PriceStep> Prices, int Available, int MinQuantity, int? MaxQuantity)
{
    /// <summary>The fewest that can be bought: the listing may ask for more than its lowest price does.</summary>
    public int Least => Math.Max(MinQuantity, Prices.Select(step => step.MinQuantity).DefaultIfEmpty(1).Min());

    /// <summary>The most that one line may ask for, whatever is in stock.</summary>
    public int Limit => Math.Min(MaxQuantity ?? CartLine.MaxQuantity, CartLine.MaxQuantity);

    /// <summary>The most that can be had now.</summary>
    public int Most => Math.Min(Limit, Available);

    public Money? PriceFor(int quantity) => Prices.For(quantity);

    /// <summary>What so many cost each, and what the choices add to that; in the smallest unit.</summary>
    public (long UnitPrice, long Surcharge) Price(int quantity, CustomizationSnapshot customization) =>
        (PriceFor(quantity)!.Value.MinorUnits, customization.SurchargeOn(Prices.SingleFor(quantity)!.Value)); // the cart has made sure of them
}

/// <summary>What a cart was bought for, in the smallest unit of its currency.</summary>
public sealed record CartSettlement(Totals Totals, IReadOnlyDictionary<CartLineId, LineSettlement> Lines)
{
    /// <summary>The codes that were given, by code, with what they gave.</summary>
    public IReadOnlyDictionary<string, CartCoupon> Coupons { get; init; } = new Dictionary<string, CartCoupon>(StringComparer.Ordinal);
}

/// <summary>What one of a line cost, what its choices added to that, and what promotions took off all of them.</summary>
public sealed record LineSettlement(long UnitPrice, long Surcharge, long Discount);

/// <summary>How many of one seller's offer, at the price of the day when it was put in.</summary>
public sealed class CartLine : AggregatePart
{
    public const int MaxQuantity = 999;

    internal CartLine(CartItem item, int quantity, CustomizationSnapshot customization)
    {
        Id = CartLineId.New();
        ListingId = item.ListingId;
        ProductId = item.ProductId;
        VariantId = item.VariantId;
        SellerId = item.SellerId;
        Take(item, quantity, customization);
    }

    private CartLine() { } // EF Core

    public CartLineId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public ProductId ProductId { get; private init; }

    public VariantId VariantId { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>What the buyer has decided about it, as the template told it then; null where there was nothing to decide.</summary>
    public CustomizationSnapshot? Customization { get; private set; }

    /// <summary>Tells two customizations of the same offer apart; empty where there is none.</summary>
    public string CustomizationHash { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>In the smallest unit of the cart's currency; without what the choices add.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>What the choices add to each.</summary>
    public long Surcharge { get; private set; }

    /// <summary>What promotions took off all of them when they were bought.</summary>
    public long Discount { get; private set; }

    internal void Settle(LineSettlement settled) => (UnitPrice, Surcharge, Discount) = (settled.UnitPrice, settled.Surcharge, settled.Discount);

    /// <summary>The hash of a text can give it away, so it goes with it.</summary>
    internal void ForgetPerson()
    {
        if (Customization is { } chosen) (Customization, CustomizationHash) = (chosen.WithoutPerson(), Id.Value.ToString("N"));
    }

    internal bool Is(ListingId listing, string customization) => ListingId == listing && CustomizationHash == customization;

    internal void Take(CartItem item, int quantity, CustomizationSnapshot customization)
    {
        Quantity = quantity;
        (UnitPrice, Surcharge) = item.Price(quantity, customization);
        (Customization, CustomizationHash) = (customization.Parts.Count == 0 ? null : customization, customization.Hash());
    }
}
