using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments;

/// <param name="Key">Our payment's id: the provider's idempotency key, and the reference by which an event finds its payment.</param>
/// <param name="OrderNumber">What the buyer sees on the provider's page and on the statement.</param>
public sealed record GatewayStart(PaymentId Key, string Method, Money Amount, string OrderNumber, string? Email, Uri? ReturnUrl, Uri? CancelUrl, bool CaptureLater);
