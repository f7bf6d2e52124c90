using Marketplace.Application.Common.Reading;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>A cart at today's prices, in one currency.</summary>
public sealed record CartView : IView
{
    public CartId Id { get; init; }
    public int Revision { get; init; }
    public BuyerId BuyerId { get; init; }

    /// <summary>The buyer as a customer: whoever has an account, or has ordered before.</summary>
    public BuyerId? ProfileId { get; init; }

    public OrderId? OrderId { get; init; }
    public string Currency { get; init; } = "";
    public string? Email { get; init; }
    public string? Note { get; init; }
    public Address? ShippingAddress { get; init; }
    public CartStatus Status { get; init; }
    public int ItemCount { get; init; }
    public long ItemTotalMinor { get; init; }
    public long DiscountTotalMinor { get; init; }
    public long ShippingTotalMinor { get; init; }
    public long TaxTotalMinor { get; init; }
    public long IncludedTaxTotalMinor { get; init; }
    public long GrandTotalMinor { get; init; }
    public IReadOnlyList<CartProblem> Problems { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it counts as abandoned, unless somebody touches it before.</summary>
    public DateTimeOffset? ExpiresAt => Status is CartStatus.Open ? UpdatedAt + Cart.Patience : null;
}

public sealed record CartLineView : IView
{
    public CartLineId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public CartStatus CartStatus { get; init; }
    public ListingId ListingId { get; init; }
    public ProductId ProductId { get; init; }
    public VariantId VariantId { get; init; }
    public SellerId SellerId { get; init; }
    public int Quantity { get; init; }
    public string Currency { get; init; } = "";
    public CustomizationSnapshot? Customization { get; init; }
    public long UnitPriceMinor { get; init; }
    public long CurrentUnitPriceMinor { get; init; }
    public long CustomizationTotalMinor { get; init; }
    public long DiscountTotalMinor { get; init; }
    public long LineTotalMinor { get; init; }
    public bool IsAvailable { get; init; }
    public IReadOnlyList<CartProblem> Problems { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}
