using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.Payments;

public enum RefundStatus { Draft, PendingApproval, Approved, Submitted, Succeeded, Failed, Cancelled }

public enum RefundReason { Returned, Cancelled, Damaged, NotReceived, PriceAdjustment, Goodwill, Duplicate, Fraud, Other }

/// <summary>By the way that it was paid, or by hand.</summary>
public enum RefundMethod { Original, Manual }

public enum RefundPartKind { Items, Shipping, Goodwill }

/// <summary>For what something goes back, in the smallest unit of the refund's currency.</summary>
public sealed record RefundPart(RefundPartKind Kind, long Amount)
{
    public static long ShippingOf(IEnumerable<RefundPart> parts) => parts.Where(part => part.Kind is RefundPartKind.Shipping).Sum(part => part.Amount);
}

/// <summary>What is asked for.</summary>
/// <param name="SellerOrderId">Null where money goes back that has paid for nothing.</param>
public sealed record RefundOrder(SellerOrderId? SellerOrderId, SellerId? SellerId, Money Amount, RefundReason Reason)
{
    public string? Note { get; init; }

    public RefundMethod Method { get; init; }

    /// <summary>None stands for items alone.</summary>
    public IReadOnlyList<RefundPart> Parts { get; init; } = [];

    /// <summary>For which goods; none: that is not said.</summary>
    public IReadOnlyList<RefundLine> Lines { get; init; } = [];

    /// <summary>They are back in the stock.</summary>
    public bool Restock { get; init; }

    public UserId? RequestedBy { get; init; }
}
