using Marketplace.Domain.Payments;

namespace Marketplace.Application.Payments;

/// <summary>The providers that this marketplace has an account with.</summary>
internal sealed class Gateways(IEnumerable<IPaymentGateway> configured)
{
    private readonly Dictionary<PaymentProvider, IPaymentGateway> _configured = configured.ToDictionary(gateway => gateway.Provider);

    public IReadOnlyCollection<IPaymentGateway> All => _configured.Values;

    /// <summary>Whether something can be paid by it: cash and transfers need no provider.</summary>
    public bool Offer(PaymentProvider provider) => provider is PaymentProvider.CashOnDelivery or PaymentProvider.Manual || _configured.ContainsKey(provider);

    public IPaymentGateway? Find(PaymentProvider provider) => _configured.GetValueOrDefault(provider);

    /// <summary>A payment may be older than the settings: who took the provider away has to bring it back, or nobody can tell what became of the payment.</summary>
    public IPaymentGateway Of(PaymentProvider provider) => Find(provider) ?? throw new GatewayUnreachableException(provider, "It is not configured any more.");
}
