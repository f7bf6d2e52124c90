using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

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
}

/// <summary>How many of one seller's offer, at the price of the day when it was put in.</summary>
public sealed class CartLine : AggregatePart
{
    public const int MaxQuantity = 999;

    internal CartLine(CartItem item, int quantity)
    {
        Id = CartLineId.New();
        ListingId = item.ListingId;
        ProductId = item.ProductId;
        VariantId = item.VariantId;
        SellerId = item.SellerId;
        Take(item, quantity);
    }

    private CartLine() { } // EF Core

    public CartLineId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public ProductId ProductId { get; private init; }

    public VariantId VariantId { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>Tells two customizations of the same offer apart; empty where there is none.</summary>
    public string CustomizationHash { get; private init; } = "";

    public int Quantity { get; private set; }

    /// <summary>In the smallest unit of the cart's currency.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>The price that the order was made at.</summary>
    internal void Settle(Money price) => UnitPrice = price.MinorUnits;

    internal void Take(CartItem item, int quantity)
    {
        Quantity = quantity;
        UnitPrice = item.PriceFor(quantity)!.Value.MinorUnits; // the cart has made sure of it
    }
}
