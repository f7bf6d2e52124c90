using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Application.Payments;

/// <summary>
/// A provider of payments, spoken to over its own protocol. Never called within a database transaction. What it refuses for good is an answer (<see cref="GatewayStatus.Failed"/> with a
/// <see cref="GatewayFailure"/>); when nobody knows what became of a request, <see cref="GatewayUnreachableException"/> is thrown, and the same request may be sent again under the same key.
/// </summary>
public interface IPaymentGateway
{
    PaymentProvider Provider { get; }

    /// <summary>Opens a payment at the provider. The same <see cref="GatewayStart.Key"/> never opens two.</summary>
    Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct);

    /// <summary>What the provider says of a payment now: the only truth that moves ours. Null: it knows no such payment.</summary>
    Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct);

    /// <summary>Whether less than what was authorized can be taken. Where it cannot, all of it is, and what is too much goes back.</summary>
    bool TakesParts => true;

    /// <summary>Takes what was authorized, or a part of it; the rest is given free. For providers whose buyers approve first (PayPal) also what completes an approved payment.</summary>
    Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct);

    /// <summary>Gives up a payment that is not captured; voids what is authorized.</summary>
    Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct);

    /// <summary>Sends money back. The same key never sends it twice.</summary>
    Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct);

    Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct);

    /// <summary>References of payments that the provider changed since then, newest last, for the reconciliation.</summary>
    IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>Verifies a webhook's signature and age on the raw body, and reads which event of which payment it tells. Null: not authentic, too old or not readable.</summary>
    Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct);
}
