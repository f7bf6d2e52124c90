using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments;

/// <summary>A payment as its provider tells it. Amounts in the currency's smallest unit.</summary>
public sealed record GatewayPayment
{
    public required string Reference { get; init; }

    /// <summary>Our payment's id as the provider stored it at the start; null where it kept none.</summary>
    public PaymentId? Key { get; init; }
    public required GatewayStatus Status { get; init; }
    public required Money Amount { get; init; }
    public long Authorized { get; init; }
    public long Captured { get; init; }
    public long Refunded { get; init; }
    public GatewayAction? NextAction { get; init; }
    public GatewayFailure? Failure { get; init; }

    /// <summary>The answer as it came, without secrets, for the record.</summary>
    public required string Raw { get; init; }
}

public enum GatewayStatus { RequiresAction, Processing, Authorized, Captured, Failed, Cancelled, Expired }

public enum GatewayActionKind { Redirect, DeepLink, Qr, Sdk }

/// <param name="Data">What a client-side library of the provider needs (a client secret, an order id and public key), for <see cref="GatewayActionKind.Sdk"/>.</param>
public sealed record GatewayAction(GatewayActionKind Kind, Uri? Url, IReadOnlyDictionary<string, string>? Data, DateTimeOffset? ExpiresAt);

/// <param name="Code">The provider's own code.</param>
/// <param name="Message">A sentence for the buyer; never the provider's internal one.</param>
public sealed record GatewayFailure(string Code, string Message);
