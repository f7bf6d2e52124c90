using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>What was bought, as the catalogue described and priced it at that moment.</summary>
public sealed record OrderItem(
    ListingId ListingId, ProductId ProductId, VariantId VariantId, string Name, string VariantName, string? Sku, string Options, string Unit, string? ImageUrl, Money UnitPrice, int Quantity);

/// <summary>One thing of an order, frozen: what the catalogue says later changes nothing here.</summary>
public sealed class OrderLine : AggregatePart
{
    private OrderLine() => Name = VariantName = Options = Unit = ""; // EF Core

    internal OrderLine(OrderItem item)
    {
        Id = OrderLineId.New();
        ListingId = item.ListingId;
        ProductId = item.ProductId;
        VariantId = item.VariantId;
        Name = item.Name;
        VariantName = item.VariantName;
        Sku = item.Sku;
        Options = item.Options;
        Unit = item.Unit;
        ImageUrl = item.ImageUrl;
        Quantity = item.Quantity;
        UnitPrice = item.UnitPrice.MinorUnits;
        Total = (item.UnitPrice * item.Quantity).MinorUnits;
    }

    public OrderLineId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public ProductId ProductId { get; private init; }

    public VariantId VariantId { get; private init; }

    public string Name { get; private init; }

    public string VariantName { get; private init; }

    public string? Sku { get; private init; }

    /// <summary>The variant's choice per option, as a JSON object.</summary>
    public string Options { get; private init; }

    public string Unit { get; private init; }

    public string? ImageUrl { get; private init; }

    public int Quantity { get; private init; }

    /// <summary>In the smallest unit of the order's currency, as every amount here.</summary>
    public long UnitPrice { get; private init; }

    public long Discount { get; private init; }

    public long Tax { get; private init; }

    /// <summary>unit price × quantity − discount + tax</summary>
    public long Total { get; private init; }

    public int CancelledQuantity { get; private set; }

    public int FulfilledQuantity { get; private set; }

    public int DeliveredQuantity { get; private set; }

    internal Totals Totals => Totals.Of(checked(UnitPrice * Quantity), Discount, tax: Tax);

    internal void Follow(SellerOrderStatus status)
    {
        if (status is SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected) CancelledQuantity = Quantity;
        if (status is SellerOrderStatus.Shipped or SellerOrderStatus.Delivered) FulfilledQuantity = Quantity;
        if (status is SellerOrderStatus.Delivered) DeliveredQuantity = Quantity;
    }
}
