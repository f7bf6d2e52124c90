using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Ordering;

public sealed record CheckoutView : IView
{
    public CheckoutId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public BuyerId BuyerId { get; init; }
    public OrderId OrderId { get; init; }
    public PaymentId? PaymentId { get; init; }
    public string Currency { get; init; } = "";
    public long ExpectedTotalMinor { get; init; }
    public long TotalMinor { get; init; }
    public string? Email { get; init; }
    public string? PaymentMethod { get; init; }
    public string? Note { get; init; }
    public Address? ShippingAddress { get; init; }
    public Address BillingAddress { get; init; } = null!;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record OrderView : IView
{
    public OrderId Id { get; init; }
    public int Revision { get; init; }
    public BuyerId BuyerId { get; init; }
    public CheckoutId? CheckoutId { get; init; }
    public PurchaseRequestId? PurchaseRequestId { get; init; }
    public string Number { get; init; } = "";
    public OrderStatus Status { get; init; }
    public PaymentState PaymentStatus { get; init; }
    public FulfilmentState FulfilmentStatus { get; init; }
    public string Currency { get; init; } = "";
    public int ItemCount { get; init; }
    public long ItemTotalMinor { get; init; }
    public long DiscountTotalMinor { get; init; }
    public long ShippingTotalMinor { get; init; }
    public long TaxTotalMinor { get; init; }
    public long IncludedTaxTotalMinor { get; init; }
    public long GrandTotalMinor { get; init; }
    public long PaidTotalMinor { get; init; }
    public long RefundedTotalMinor { get; init; }
    public string? Email { get; init; }
    public string Locale { get; init; } = "";
    public string? Note { get; init; }
    public Address? ShippingAddress { get; init; }
    public Address BillingAddress { get; init; } = null!;
    public DateTimeOffset? PaymentDueAt { get; init; }
    public DateTimeOffset? PlacedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether this caller could cancel all of it now.</summary>
    public bool IsCancellable { get; init; }
}

public sealed record SellerOrderView : IView
{
    public SellerOrderId Id { get; init; }
    public int Revision { get; init; }
    public OrderId OrderId { get; init; }
    public SellerId SellerId { get; init; }
    public ShopId? ShopId { get; init; }
    public BuyerId BuyerId { get; init; }
    public string Number { get; init; } = "";
    public string OrderNumber { get; init; } = "";
    public SellerOrderStatus Status { get; init; }
    public string? StatusReason { get; init; }
    public PaymentState PaymentStatus { get; init; }
    public FulfilmentMethod FulfilmentMethod { get; init; }

    /// <summary>What the buyer shows to get the goods, as long as it can.</summary>
    public PickupCodeId? PickupCodeId { get; init; }

    public string? ShippingMethodName { get; init; }
    public string Currency { get; init; } = "";
    public int ItemCount { get; init; }
    public long ItemTotalMinor { get; init; }
    public long DiscountTotalMinor { get; init; }
    public long ShippingTotalMinor { get; init; }
    public long TaxTotalMinor { get; init; }
    public long IncludedTaxTotalMinor { get; init; }
    public long TotalMinor { get; init; }
    public long RefundedTotalMinor { get; init; }
    public long CommissionTotalMinor { get; init; }
    public long NetTotalMinor { get; init; }
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];
    public IReadOnlyList<TaxLine> TaxLines { get; init; } = [];
    public string BuyerName { get; init; } = "";
    public string? BuyerNote { get; init; }
    public Address? ShippingAddress { get; init; }
    public DateTimeOffset? AcceptanceDueAt { get; init; }
    public bool OnlyAdminAccepts { get; init; }
    public ParcelsBack ParcelsBack { get; init; }
    public DateTimeOffset? ReturnWindowEndsAt { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public SellerOrderManners Manners => new(FulfilmentMethod, OnlyAdminAccepts, ParcelsBack);
}

public sealed record OrderLineView : IView
{
    public OrderLineId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public SellerOrderStatus SellerOrderStatus { get; init; }
    public ListingId? ListingId { get; init; }
    public ProductId? ProductId { get; init; }
    public VariantId? VariantId { get; init; }
    public string Name { get; init; } = "";
    public string VariantName { get; init; } = "";
    public string? Sku { get; init; }
    public string? ImageUrl { get; init; }

    /// <summary>A JSON object.</summary>
    public string Options { get; init; } = "{}";

    public string Unit { get; init; } = "";
    public int Quantity { get; init; }
    public IReadOnlyList<OrderCustomization> Customization { get; init; } = [];
    public IReadOnlyList<CustomizationFile> Uploads { get; init; } = [];
    public string Currency { get; init; } = "";
    public long UnitPriceMinor { get; init; }
    public long DiscountTotalMinor { get; init; }
    public long TaxTotalMinor { get; init; }
    public long TotalMinor { get; init; }
    public int CancelledQuantity { get; init; }
    public int FulfilledQuantity { get; init; }
    public int DeliveredQuantity { get; init; }
    public int ReturnedQuantity { get; init; }
    public int RefundedQuantity { get; init; }
    public long RefundedTotalMinor { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}
