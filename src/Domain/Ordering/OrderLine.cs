using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What was bought, as the catalogue described and priced it at that moment.</summary>
public sealed record OrderItem(
    ListingId ListingId, ProductId ProductId, VariantId VariantId, string Name, string VariantName, string? Sku, string Options, string Unit, string? ImageUrl, Money UnitPrice, int Quantity)
{
    /// <summary>What the buyer has decided about it.</summary>
    public IReadOnlyList<OrderCustomization> Customization { get; init; } = [];

    /// <summary>The files that came with that.</summary>
    public IReadOnlyList<CustomizationFile> Files { get; init; } = [];

    /// <summary>What promotions take off all of them, in the smallest unit of the price's currency, as what follows.</summary>
    public long Discount { get; init; }

    /// <summary>The part of it that the marketplace itself pays.</summary>
    public long PlatformDiscount { get; init; }

    /// <summary>On top of the price.</summary>
    public long Tax { get; init; }

    /// <summary>Inside the price.</summary>
    public long IncludedTax { get; init; }

    /// <summary>Both kinds, one for each tax.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];
}

/// <summary>What a buyer has decided about one group of options.</summary>
/// <param name="Group">Its code in the template of that day.</param>
/// <param name="Label">What it was called.</param>
/// <param name="Choices">What the choices were called.</param>
/// <param name="Surcharge">What it adds to the price of each, in the smallest unit.</param>
public sealed record OrderCustomization(string Group, string Label, IReadOnlyList<string> Choices, string? Text, long Surcharge);

/// <summary>A file that came with something ordered: it is for the buyer and the seller of it.</summary>
/// <param name="Group">Which group of options it answers.</param>
public sealed record OrderUpload(OrderLineId OrderLineId, UploadId UploadId, SellerId SellerId, string Group);

/// <summary>One thing of an order, frozen: what the catalogue says later changes nothing here.</summary>
public sealed partial class OrderLine : AggregatePart
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
        Customization = item.Customization;
        (Discount, PlatformDiscount) = (item.Discount, item.PlatformDiscount);
        (Tax, IncludedTax, Taxes) = (item.Tax, item.IncludedTax, item.Taxes);
        Total = Totals.Grand;
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

    /// <summary>What the buyer has decided about it, as it was told and priced then.</summary>
    public IReadOnlyList<OrderCustomization> Customization { get; private set; } = [];

    /// <summary>In the smallest unit of the order's currency, as every amount here; with what the customization adds.</summary>
    public long UnitPrice { get; private init; }

    public long Discount { get; private init; }

    /// <summary>The part of it that the marketplace itself pays, so that the seller gets it all the same.</summary>
    public long PlatformDiscount { get; private init; }

    /// <summary>On top of the price.</summary>
    public long Tax { get; private init; }

    /// <summary>Inside the price; told, not added.</summary>
    public long IncludedTax { get; private init; }

    /// <summary>Both kinds, one for each tax.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; private init; } = [];

    /// <summary>unit price × quantity − discount + tax</summary>
    public long Total { get; private init; }

    public int CancelledQuantity { get; private set; }

    public int FulfilledQuantity { get; private set; }

    public int DeliveredQuantity { get; private set; }

    internal Totals Totals => Totals.Of(checked(UnitPrice * Quantity), Discount, tax: Tax, includedTax: IncludedTax);

    /// <summary>The choices stay, what a person wrote does not.</summary>
    internal void ForgetPerson()
    {
        if (Customization.Any(part => part.Text is not null)) Customization = [.. Customization.Select(part => part.Text is null ? part : part with { Text = "Erased" })];
    }

    internal void Follow(SellerOrderStatus status)
    {
        if (status is SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected)
        {
            Recall(BackQuantity);
            (PackedQuantity, CancelledQuantity) = (0, Quantity);
        }

        if (status is SellerOrderStatus.Shipped or SellerOrderStatus.Delivered) (PackedQuantity, FulfilledQuantity) = (0, StandingQuantity);
        if (status is SellerOrderStatus.Delivered) DeliveredQuantity = StandingQuantity;
    }
}
