using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Payments.Gateways;
using Marketplace.Infrastructure.Payments.Gateways.Mips;
using Marketplace.Infrastructure.Payments.Gateways.Paypal;
using Marketplace.Infrastructure.Payments.Gateways.Razorpay;
using Marketplace.Infrastructure.Payments.Gateways.Stripe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What only one provider has. A little over 200 lines: they share one simulator, and are short and independent.</summary>
public sealed class GatewayParticularsTests(GatewayWorld world) : IClassFixture<GatewayWorld>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static GatewayStart Order(string method = "card", long amount = 12_50, string currency = "USD", bool later = false) =>
        new(PaymentId.New(), method, new Money(amount, currency), "M-1001", Email: null, ReturnUrl: null, CancelUrl: null, later);

    [Fact]
    public async Task A_card_that_asks_for_proof_sends_the_buyer_to_his_bank_and_is_captured_then()
    {
        var stripe = world.Gateway(PaymentProvider.Stripe);
        var payment = await stripe.StartAsync(Order(), Ct);
        await world.ConfirmAsync(payment.Reference, "pm_card_threeDSecure2Required");

        var asked = (await stripe.ReadAsync(payment.Reference, Ct)).ShouldNotBeNull();
        (asked.Status, asked.NextAction!.Kind, asked.Captured).ShouldBe((GatewayStatus.RequiresAction, GatewayActionKind.Redirect, 0));
        if (!world.IsPlayed(PaymentProvider.Stripe)) return;

        (await GatewayWorld.ClickAsync(asked.NextAction.Url!, "pay"))!.AbsoluteUri.ShouldBe("https://shop.example.test/paid");
        (await stripe.ReadAsync(payment.Reference, Ct))!.Status.ShouldBe(GatewayStatus.Captured);
    }

    [Fact]
    public async Task A_secret_of_webhooks_is_replaced_without_losing_one()
    {
        await using var services = world.Services(("Payments:Stripe:WebhookSecrets:0", "whsec_new"), ("Payments:Stripe:WebhookSecrets:1", "whsec_" + world.Secret));
        var body = """{"id":"evt_1","object":"event","type":"payment_intent.succeeded","created":1,"data":{"object":{"object":"payment_intent","id":"pi_1"}}}"""u8.ToArray();
        var headers = await world.SignedAsync(PaymentProvider.Stripe, "evt_1", body, DateTimeOffset.UtcNow);
        var several = new Dictionary<string, string>(StringComparer.Ordinal) { ["Stripe-Signature"] = headers["Stripe-Signature"].Replace(",v1=", $",v1={new string('0', 64)},v1=", StringComparison.Ordinal) };

        foreach (var given in new[] { headers, several }) (await GatewayWorld.Of(services, PaymentProvider.Stripe).VerifyAsync(given, body, Ct)).ShouldNotBeNull().PaymentReference.ShouldBe("pi_1");
    }

    [Fact]
    public async Task Paypal_is_not_asked_about_a_certificate_from_elsewhere()
    {
        if (!world.IsPlayed(PaymentProvider.Paypal)) return;
        var (paypal, body) = (world.Gateway(PaymentProvider.Paypal), """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource_type":"capture","resource":{}}"""u8.ToArray());
        var headers = new Dictionary<string, string>(await world.SignedAsync(PaymentProvider.Paypal, "WH-1", body, DateTimeOffset.UtcNow), StringComparer.Ordinal);
        await world.FaultAsync(PaymentProvider.Paypal, "verify", "dropBefore");

        foreach (var elsewhere in (string[])["https://api.paypal.com.example.test/cert", "http://api.paypal.com/cert", "https://notpaypal.com/cert", "cert"])
        {
            (await paypal.VerifyAsync(new Dictionary<string, string>(headers, StringComparer.Ordinal) { ["PAYPAL-CERT-URL"] = elsewhere }, body, Ct)).ShouldBeNull();
        }

        await Should.ThrowAsync<GatewayUnreachableException>(() => paypal.VerifyAsync(headers, body, Ct)); // now it was asked
        await world.NoFaultsAsync();
    }

    [Fact]
    public async Task An_access_token_is_asked_for_once_by_many_and_anew_when_it_is_refused()
    {
        await using var services = world.Services();
        var paypal = GatewayWorld.Of(services, PaymentProvider.Paypal);
        var before = await world.TokensIssuedAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => paypal.StartAsync(Order(), Ct)));
        (await world.TokensIssuedAsync()).ShouldBe(before + 1);

        await world.RevokeTokensAsync();
        (await paypal.StartAsync(Order(), Ct)).Status.ShouldBe(GatewayStatus.RequiresAction);
        (await world.TokensIssuedAsync()).ShouldBe(before + 2);
    }

    [Fact]
    public async Task What_a_wallet_approved_is_authorized_by_the_first_reading_where_it_is_captured_later()
    {
        var paypal = world.Gateway(PaymentProvider.Paypal);
        var start = Order(later: true);
        var payment = await paypal.StartAsync(start, Ct);
        await world.BuyerAsync(payment.Reference, "pay");

        (await paypal.ReadAsync(payment.Reference, Ct))!.Status.ShouldBe(GatewayStatus.Authorized);
        (await world.HeldAsync(PaymentProvider.Paypal, start.Key)).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("authorized"); // not only approved
    }

    [Theory]
    [InlineData("mipsJuice", GatewayActionKind.DeepLink, "mcbjuice")]
    [InlineData("my.t", GatewayActionKind.Redirect, "http")]
    [InlineData("mipsCard", GatewayActionKind.Redirect, "http")]
    public async Task A_way_to_pay_opens_the_banks_application_or_a_page(string method, GatewayActionKind kind, string scheme)
    {
        var payment = await world.Gateway(PaymentProvider.Mips).StartAsync(Order(method, currency: "MUR"), Ct);

        (payment.NextAction!.Kind, payment.NextAction.Url!.Scheme).ShouldBe((kind, scheme));
    }

    [Theory]
    [InlineData("expire", GatewayStatus.Expired)]
    [InlineData("abandon", GatewayStatus.RequiresAction)]
    public async Task What_is_not_paid_in_time_has_expired(string act, GatewayStatus expected)
    {
        foreach (var provider in (PaymentProvider[])[PaymentProvider.Stripe, PaymentProvider.Razorpay, PaymentProvider.Mips])
        {
            var start = Order() with { ReturnUrl = new Uri("https://shop.example.test/paid") };
            var payment = await world.Gateway(provider).StartAsync(start, Ct);
            await world.BuyerAsync(payment.Reference, act);

            (await world.Gateway(provider).ReadAsync(payment.Reference, Ct))!.Status.ShouldBe(expected, provider.ToString());
        }
    }

    [Fact]
    public async Task A_link_that_is_there_but_is_not_shown_yet_is_no_failure()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var late = builder.Build();
        late.MapPost("/v1/payment_links", () => Results.Json(new { error = new { code = "BAD_REQUEST_ERROR", description = "payment link with given reference_id (1) already exists" } }, statusCode: 400));
        late.MapGet("/v1/payment_links", () => new { payment_links = Array.Empty<object>() });
        await late.StartAsync(Ct);
        await using var services = world.Services(("Payments:Razorpay:BaseAddress", late.Urls.Single() + "/"));

        await Should.ThrowAsync<GatewayUnreachableException>(() => GatewayWorld.Of(services, PaymentProvider.Razorpay).StartAsync(Order() with { ReturnUrl = new Uri("https://shop.example.test/paid") }, Ct));
    }

    [Theory]
    [InlineData(PaymentProvider.Stripe)]
    [InlineData(PaymentProvider.Razorpay)]
    public async Task An_authorization_that_nobody_captured_in_time_has_expired(PaymentProvider provider)
    {
        var payment = await world.Gateway(provider).StartAsync(Order(later: true), Ct);
        await world.BuyerAsync(payment.Reference, "pay");
        await world.BuyerAsync(payment.Reference, "expire");

        var read = (await world.Gateway(provider).ReadAsync(payment.Reference, Ct))!;
        (read.Status, read.Captured, read.Refunded).ShouldBe((GatewayStatus.Expired, 0, 0));
    }

    [Theory]
    [InlineData(PaymentProvider.Stripe, "KWD", 1_255)]
    [InlineData(PaymentProvider.Razorpay, "KWD", 1_255)]
    [InlineData(PaymentProvider.Paypal, "HUF", 1_255)]
    [InlineData(PaymentProvider.Stripe, "MGA", 1_255)]
    public async Task An_amount_that_a_provider_cannot_write_is_refused_and_not_rounded(PaymentProvider provider, string currency, long amount)
    {
        var refused = await world.Gateway(provider).StartAsync(Order(amount: amount, currency: currency), Ct);

        (refused.Status, refused.Failure!.Code).ShouldBe((GatewayStatus.Failed, "amount_too_precise"));
    }

    [Theory]
    [InlineData("ISK", 1_234, 1_234_00)]
    [InlineData("UGX", 1_234, 1_234_00)]
    [InlineData("MGA", 1_200, 12)]
    [InlineData("KWD", 1_230, 1_230)]
    [InlineData("JPY", 1_234, 1_234)]
    [InlineData("EUR", 1_234, 1_234)]
    public void An_amount_is_counted_as_the_provider_counts(string currency, long ours, long theirs)
    {
        StripeApi.Amounts.TryWhole(new Money(ours, currency), out var whole).ShouldBeTrue();

        whole.ShouldBe(theirs);
        StripeApi.Amounts.FromWhole(whole, currency).ShouldBe(ours);
    }

    [Fact]
    public void What_is_hidden_is_hidden_at_every_depth_and_a_long_answer_is_cut()
    {
        var answer = JsonSerializer.SerializeToElement(new { id = "pi_1", a = new[] { new { card = new { number = "4111111111111111" }, client_secret = "s3cret", last = (string?)null } }, note = "ok" });

        Redaction.Of(answer).ShouldBe("""{"id":"pi_1","a":[{"card":"[redacted]","client_secret":"[redacted]","last":null}],"note":"ok"}""");
        Redaction.Of(JsonSerializer.SerializeToElement(new { text = new string('x', 50_000) })).Length.ShouldBeLessThan(Redaction.MaxCharacters);
    }

    [Fact]
    public void Settings_tell_each_mistake_in_a_line_and_none_where_nothing_is_set()
    {
        new StripeOptions().Faults().Concat(new RazorpayOptions().Faults()).Concat(new PaypalOptions().Faults()).Concat(new MipsOptions().Faults()).ShouldBeEmpty();

        new StripeOptions { SecretKey = "pk_live_1" }.Faults().ShouldBe(["Payments:Stripe:SecretKey is no secret key of Stripe (sk_… or rk_…)."]);
        new StripeOptions { SecretKey = "sk_live_1", PublishableKey = "pk_live_1", BaseAddress = new Uri("http://api.stripe.com/") }.Faults()
            .ShouldBe(["Payments:Stripe:WebhookSecrets:0 is missing beside its SecretKey.", "Payments:Stripe:BaseAddress is 'http://api.stripe.com/'; it has to be an https address that ends with a slash."]);
        new RazorpayOptions { KeyId = "rzp_live_1" }.Faults().Count().ShouldBe(2);
        new PaypalOptions { ClientId = "x", ClientSecret = "y", WebhookId = "z", BaseAddress = new Uri("https://api-m.paypal.com/v2") }.Faults().ShouldHaveSingleItem().ShouldStartWith("Payments:Paypal:BaseAddress");
        new MipsOptions { MerchantId = "x" }.Faults().Count().ShouldBe(6);
    }

    [Fact]
    public async Task A_provider_without_settings_is_not_there()
    {
        await using var services = world.Services(("Payments:Stripe:SecretKey", ""), ("Payments:Mips:MerchantId", null));

        GatewayWorld.Providers(services).ShouldBe([PaymentProvider.Razorpay, PaymentProvider.Paypal]);
    }
}
