using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

public sealed class StripeContractTests(GatewayWorld world) : GatewayContract(world)
{
    protected override PaymentProvider Provider => PaymentProvider.Stripe;

    protected override Task BuyerPaysAsync(string reference) => ConfirmAsync(reference, "pm_card_visa", base.BuyerPaysAsync);

    protected override Task BuyerFailsAsync(string reference) => ConfirmAsync(reference, "pm_card_visa_chargeDeclined", base.BuyerFailsAsync);

    /// <summary>A page needs a person; an intent is confirmed by the protocol itself, in a sandbox, too.</summary>
    private Task ConfirmAsync(string reference, string card, Func<string, Task> onPage) => reference.StartsWith("pi_", StringComparison.Ordinal) ? World.ConfirmAsync(reference, card) : onPage(reference);
}

public sealed class RazorpayContractTests(GatewayWorld world) : GatewayContract(world)
{
    protected override PaymentProvider Provider => PaymentProvider.Razorpay;

    protected override bool CapturesParts => false;
}

public sealed class PaypalContractTests(GatewayWorld world) : GatewayContract(world)
{
    protected override PaymentProvider Provider => PaymentProvider.Paypal;

    protected override bool Takes(string currency) => currency is not "KWD";
}

public sealed class MipsContractTests(GatewayWorld world) : GatewayContract(world)
{
    protected override PaymentProvider Provider => PaymentProvider.Mips;

    protected override string Method => "mipsJuice";

    protected override string Currency => "MUR";

    protected override bool CapturesLater => false;

    protected override bool CapturesParts => false;

    protected override bool TakesAnotherTry => false;
}
