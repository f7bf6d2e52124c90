using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What providers tell by themselves.</summary>
public abstract partial class GatewayContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_is_taken_with_what_it_is_about(bool hosted)
    {
        NeedsThePlayed();
        var payment = await PaidAsync(hosted: hosted);
        var told = await World.ToldAsync(Provider, payment.Reference);

        told.Count.ShouldBeGreaterThan(0);
        foreach (var one in told)
        {
            var read = (await VerifyAsync(one)).ShouldNotBeNull();
            (read.Kind, read.Key).ShouldBe((one.Kind, payment.Key));
            read.Id.ShouldBe(Provider is PaymentProvider.Razorpay ? Convert.ToHexStringLower(SHA256.HashData(one.Body)) : one.Id); // Razorpay does not sign its own
            read.OccurredAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
            read.Raw.ShouldNotContain("@"); // no address of anybody is kept
            if (read.PaymentReference is not null) read.PaymentReference.ShouldBe(payment.Reference); // the one that we know, or none
        }
    }

    [Fact]
    public async Task An_event_of_a_refund_finds_its_payment()
    {
        NeedsThePlayed();
        var payment = await PaidAsync(hosted: true);
        await RefundAsync(payment, 1_00, "told");

        (await VerifyAsync((await World.ToldAsync(Provider, payment.Reference))[^1])).ShouldNotBeNull().Key.ShouldBe(payment.Key);
    }

    [Fact]
    public async Task An_event_that_comes_again_has_the_same_id()
    {
        var one = await ToldAsync();
        var again = one with { Headers = await World.SignedAsync(Provider, one.Id, one.Body, DateTimeOffset.UtcNow.AddSeconds(1)) };

        (await VerifyAsync(again))!.Id.ShouldBe((await VerifyAsync(one))!.Id);
    }

    [Fact]
    public async Task Headers_are_found_whatever_their_case()
    {
        var one = await ToldAsync();

        (await VerifyAsync(one with { Headers = one.Headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => header.Value, StringComparer.Ordinal) })).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        var one = await ToldAsync();
        var changed = Encoding.UTF8.GetString(one.Body).Replace("1250", "9950", StringComparison.Ordinal).Replace("12.50", "99.50", StringComparison.Ordinal) + " ";

        (await VerifyAsync(one with { Body = Encoding.UTF8.GetBytes(changed) })).ShouldBeNull();
    }

    [Fact]
    public async Task A_forged_signature_is_refused()
    {
        var one = await ToldAsync();
        foreach (var name in one.Headers.Keys.Where(name => name.Contains("sig", StringComparison.OrdinalIgnoreCase)))
        {
            var value = one.Headers[name];
            var forged = new Dictionary<string, string>(one.Headers, StringComparer.Ordinal) { [name] = value[..^8] + new string([.. value[^8..].Select(digit => digit == 'a' ? 'b' : 'a')]) };
            if (name == "Stripe-Signature") forged[name] = value[..(value.IndexOf("v1=", StringComparison.Ordinal) + 3)] + new string('a', 64);
            (await VerifyAsync(one with { Headers = forged })).ShouldBeNull();
        }

        await using var services = World.Services(("Payments:Stripe:WebhookSecrets:0", "other"), ("Payments:Razorpay:WebhookSecrets:0", "other"), ("Payments:Paypal:WebhookId", "WH-other"), ("Payments:Mips:CallbackSecret", "other"));
        (await GatewayWorld.Of(services, Provider).VerifyAsync(one.Headers, one.Body, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_its_headers_an_event_is_refused()
    {
        var one = await ToldAsync();
        foreach (var name in one.Headers.Keys.Where(name => name != "x-razorpay-event-id"))
        {
            (await VerifyAsync(one with { Headers = one.Headers.Where(header => header.Key != name).ToDictionary(StringComparer.Ordinal) })).ShouldBeNull();
        }
    }

    [Fact]
    public async Task An_old_event_is_refused()
    {
        var one = await ToldAsync();

        (await VerifyAsync(await AsSentAsync(one, DateTimeOffset.UtcNow.AddDays(-8)))).ShouldBeNull();
        (await VerifyAsync(await AsSentAsync(one, DateTimeOffset.UtcNow.AddDays(1)))).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("{\"id\":1,\"type\":[],\"event\":{},\"data\":\"x\",\"created_at\":\"x\"}")]
    public async Task What_is_signed_and_yet_no_event_is_refused(string body)
    {
        NeedsThePlayed();
        var bytes = Encoding.UTF8.GetBytes(body);

        (await VerifyAsync(new ToldEvent("x", "x", bytes, await World.SignedAsync(Provider, "x", bytes, DateTimeOffset.UtcNow), 0, IsDelivered: false))).ShouldBeNull();
    }

    private async Task<ToldEvent> ToldAsync()
    {
        NeedsThePlayed();
        return (await World.ToldAsync(Provider, (await PaidAsync()).Reference))[0];
    }

    /// <summary>The event as it would have been told at another moment, correctly signed.</summary>
    private async Task<ToldEvent> AsSentAsync(ToldEvent one, DateTimeOffset at)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(one.Body)!;
        if (node["created_at"] is { } moment && moment.GetValueKind() is System.Text.Json.JsonValueKind.Number) node["created_at"] = at.ToUnixTimeSeconds();
        var body = Encoding.UTF8.GetBytes(node.ToJsonString());
        return one with { Body = body, Headers = await World.SignedAsync(Provider, one.Id, body, at) };
    }

    private Task<GatewayEvent?> VerifyAsync(ToldEvent one) => Gateway.VerifyAsync(one.Headers, one.Body, Ct);
}
