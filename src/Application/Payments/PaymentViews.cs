using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Application.Payments;

public sealed record PaymentView : IView
{
    public PaymentId Id { get; init; }
    public int Revision { get; init; }
    public OrderId OrderId { get; init; }
    public BuyerId BuyerId { get; init; }
    public string PaymentMethod { get; init; } = "";
    public PaymentStatus Status { get; init; }
    public PaymentProvider Provider { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public long AuthorizedAmountMinor { get; init; }
    public long CapturedAmountMinor { get; init; }
    public long RefundedAmountMinor { get; init; }
    public string? ProviderReference { get; init; }
    public PaymentAction? NextAction { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureMessage { get; init; }
    public string? ProviderData { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? CapturedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <param name="Code">The provider's.</param>
/// <param name="Message">For the buyer.</param>
public sealed record PaymentFault(string Code, string Message)
{
    public static PaymentFault? Of(string? code, string? message) => code is null ? null : new(code, message ?? "");
}

/// <summary>A part of a refund with its money.</summary>
public sealed record PricedPart(RefundPartKind Kind, Money Amount)
{
    public static IReadOnlyList<PricedPart> Of(IReadOnlyList<RefundPart> parts, string currency) => [.. parts.Select(part => new PricedPart(part.Kind, new Money(part.Amount, currency)))];
}

public sealed record PaymentTransactionView : IView
{
    public PaymentTransactionId Id { get; init; }
    public int Revision => 1;
    public PaymentId PaymentId { get; init; }
    public PaymentTransactionKind Kind { get; init; }
    public PaymentTransactionStatus Status { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public string? ProviderReference { get; init; }
    public string? RawAnswer { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
}

public sealed record PaymentEventView : IView
{
    public PaymentEventId Id { get; init; }
    public int Revision { get; init; }
    public PaymentProvider Provider { get; init; }
    public string EventId { get; init; } = "";
    public string Kind { get; init; } = "";
    public PaymentEventStatus Status { get; init; }
    public int Attempts { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public string Payload { get; init; } = "{}";
    public PaymentId? PaymentId { get; init; }
}

public sealed record PaymentEventReplayView : IView
{
    public PaymentEventReplayId Id { get; init; }
    public int Revision { get; init; }
    public PaymentEventId EventId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record CaptureView : IView
{
    public CaptureId Id { get; init; }
    public int Revision { get; init; }
    public PaymentId PaymentId { get; init; }

    /// <summary>By which it was done; null as long as the provider has not said so, and where it never did.</summary>
    public PaymentTransactionId? TransactionId { get; init; }

    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record VoidView : IView
{
    public VoidId Id { get; init; }
    public int Revision { get; init; }
    public PaymentId PaymentId { get; init; }

    /// <summary>By which it was done; null as long as the provider has not said so, and where it never did.</summary>
    public PaymentTransactionId? TransactionId { get; init; }

    public string? Reason { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record RefundView : IView
{
    public RefundId Id { get; init; }
    public int Revision { get; init; }
    public PaymentId PaymentId { get; init; }
    public OrderId OrderId { get; init; }
    public SellerOrderId? SellerOrderId { get; init; }
    public SellerId? SellerId { get; init; }
    public UserId? RequestedBy { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public RefundReason Reason { get; init; }
    public string? Note { get; init; }
    public RefundMethod Method { get; init; }
    public IReadOnlyList<RefundPart> Parts { get; init; } = [];
    public IReadOnlyList<RefundLine> Lines { get; init; } = [];
    public bool Restock { get; init; }
    public RefundStatus Status { get; init; }
    public string? ProviderReference { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureMessage { get; init; }
    public DateTimeOffset? SucceededAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}
