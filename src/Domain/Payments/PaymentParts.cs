using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

public enum PaymentActionKind { Redirect, DeepLink, Qr, Sdk }

/// <summary>What the buyer does next, as the provider wants it.</summary>
/// <param name="Data">What a client-side library of the provider needs.</param>
public sealed record PaymentAction(PaymentActionKind Kind, string? Url, IReadOnlyDictionary<string, string>? Data, DateTimeOffset? ExpiresAt);

/// <summary>What a provider says of a payment now. Amounts are in the smallest unit of the payment's currency.</summary>
/// <param name="Raw">Its answer as it came, without secrets.</param>
public sealed record ProviderNews(string Reference, PaymentStatus Status, long Authorized, long Captured, PaymentAction? NextAction, string? FailureCode, string? FailureMessage, string Raw);

/// <summary>Where the buyer comes back to from the provider's page.</summary>
public sealed record PaymentReturn(Uri? ReturnUrl, Uri? CancelUrl)
{
    public const int MaxLength = 2000;

    public static PaymentReturn Nowhere { get; } = new(null, null);
}

/// <summary>What is to be said to the provider, and has not been answered yet.</summary>
public enum PaymentDuty
{
    None,

    /// <summary>To open the payment, or to ask what became of it.</summary>
    Ask,

    /// <summary>To take what is authorized.</summary>
    Capture,

    /// <summary>To call it off there.</summary>
    Cancel,
}

public enum PaymentTransactionKind { Authorization, Capture, Void, Refund, Verification }

public enum PaymentTransactionStatus { Pending, Succeeded, Failed }

/// <summary>Something that moved the money of a payment, or did not. Written once.</summary>
public sealed class PaymentTransaction
{
    public const int MaxRawLength = 20_000;

    private PaymentTransaction() => Currency = ""; // EF Core

    public PaymentTransactionId Id { get; private init; }

    public PaymentId PaymentId { get; private init; }

    public PaymentTransactionKind Kind { get; private init; }

    public PaymentTransactionStatus Status { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the currency's smallest unit.</summary>
    public long Amount { get; private init; }

    public string? ProviderReference { get; private init; }

    /// <summary>The provider's answer as JSON, without secrets.</summary>
    public string? RawAnswer { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    internal static PaymentTransaction Of(Payment payment, PaymentTransactionKind kind, PaymentTransactionStatus status, long amount, string? reference, string? raw, DateTimeOffset at) => new()
    {
        Id = PaymentTransactionId.New(),
        PaymentId = payment.Id,
        Kind = kind,
        Status = status,
        Currency = payment.Currency,
        Amount = amount,
        ProviderReference = reference,
        RawAnswer = raw is { Length: > MaxRawLength } ? null : raw,
        OccurredAt = at,
    };
}
