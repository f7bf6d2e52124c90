using Marketplace.Domain.Payments;

namespace Marketplace.Application.Payments;

/// <summary>Nobody knows what became of a request: no answer, a broken one, or the provider's own error. It may be sent again under the same key.</summary>
public sealed class GatewayUnreachableException(PaymentProvider provider, string message, Exception? inner = null) : Exception(message, inner)
{
    public PaymentProvider Provider { get; } = provider;
}
