using Marketplace.Domain.Common;

namespace Marketplace.Domain.Shopping;

/// <summary>What the catalogue says today about something that is to be put into a cart.</summary>
public readonly record struct CartItem(
    ListingId ListingId, ProductId ProductId, VariantId VariantId, SellerId SellerId, Money UnitPrice, int Available, int MinQuantity, int? MaxQuantity)
{
    /// <summary>The most that one line may ask for, whatever is in stock.</summary>
    public int Limit => Math.Min(MaxQuantity ?? CartLine.MaxQuantity, CartLine.MaxQuantity);

    /// <summary>The most that can be had now.</summary>
    public int Most => Math.Min(Limit, Available);
}

/// <summary>How many of one seller's offer, at the price of the day when it was put in.</summary>
public sealed class CartLine
{
    public const int MaxQuantity = 999;

    private CartLine() => CustomizationHash = ""; // EF Core

    internal CartLine(CartItem item, int quantity, DateTimeOffset now)
        : this()
    {
        Id = CartLineId.New();
        ListingId = item.ListingId;
        ProductId = item.ProductId;
        VariantId = item.VariantId;
        SellerId = item.SellerId;
        Quantity = quantity;
        UnitPrice = item.UnitPrice.MinorUnits;
        CreatedAt = UpdatedAt = now;
    }

    public CartLineId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public ProductId ProductId { get; private init; }

    public VariantId VariantId { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>Tells two customizations of the same offer apart; empty where there is none.</summary>
    public string CustomizationHash { get; private init; }

    public int Quantity { get; private set; }

    /// <summary>In the smallest unit of the cart's currency.</summary>
    public long UnitPrice { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <returns>False where nothing was different.</returns>
    internal bool Take(CartItem item, int quantity, DateTimeOffset now)
    {
        if (Quantity == quantity && UnitPrice == item.UnitPrice.MinorUnits) return false;
        Quantity = quantity;
        UnitPrice = item.UnitPrice.MinorUnits;
        UpdatedAt = now;
        return true;
    }
}
