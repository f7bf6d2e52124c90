using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

/// <summary>An admin has taken what was authorized, or has seen a transfer arrive.</summary>
public sealed class Capture : AggregateRoot
{
    private Capture() => Currency = ""; // EF Core

    public CaptureId Id { get; private init; }

    public PaymentId PaymentId { get; private init; }

    public string Currency { get; private init; }

    public long Amount { get; private init; }

    public static Capture Of(Payment payment, long amount) => new() { Id = CaptureId.New(), PaymentId = payment.Id, Currency = payment.Currency, Amount = amount };
}

/// <summary>An admin has given up what was authorized.</summary>
public sealed class PaymentVoid : AggregateRoot
{
    public const int MaxReasonLength = 1000;

    private PaymentVoid() { } // EF Core

    public VoidId Id { get; private init; }

    public PaymentId PaymentId { get; private init; }

    public string? Reason { get; private init; }

    public static PaymentVoid Of(Payment payment, string? reason) => new() { Id = VoidId.New(), PaymentId = payment.Id, Reason = Require.OptionalText(reason, MaxReasonLength, "reason") };
}
