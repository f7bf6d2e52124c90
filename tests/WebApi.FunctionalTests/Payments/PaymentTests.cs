using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.Testing.Payments;
using Marketplace.WebApi.FunctionalTests.Pricing;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Paying by a provider, as clients of the API see it.</summary>
public sealed class PaymentTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncDisposable
{
    private readonly PayingWorld _world = new(api);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_checkout_tells_what_the_buyer_does_next_and_its_repetition_the_same()
    {
        var (guest, cart) = await _world.CartAsync();
        var key = Guid.NewGuid().ToString();

        var bought = (await PayingWorld.CheckOutAsync(guest, cart, key)).ShouldBe(201);
        var again = (await PayingWorld.CheckOutAsync(guest, cart, key)).ShouldBe(201);

        var payment = bought.Included("payments").Single()!["attributes"]!;
        (payment["status"]!.GetValue<string>(), payment["nextAction"]!["kind"]!.GetValue<string>()).ShouldBe(("requiresAction", "redirect"));
        bought.Included("orders").Single()!["attributes"]!["status"]!.GetValue<string>().ShouldBe("pendingPayment");
        again.Body!.ToJsonString().ShouldBe(bought.Body!.ToJsonString());
        _world.Gateway.Of(PayingWorld.PaymentOf(bought)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_checkout_is_made_also_where_the_provider_refuses()
    {
        var (guest, cart) = await _world.CartAsync();
        _world.Gateway.Faults = _ => Fault.Refuses;

        var bought = (await PayingWorld.CheckOutAsync(guest, cart)).ShouldBe(201);

        var payment = bought.Included("payments").Single()!["attributes"]!;
        (payment["status"]!.GetValue<string>(), payment["failure"]!["code"]!.GetValue<string>()).ShouldBe(("failed", "declined"));
    }

    [Fact]
    public async Task A_checkout_is_made_also_where_the_provider_does_not_answer()
    {
        var (guest, cart) = await _world.CartAsync();
        _world.Gateway.Faults = _ => Fault.LostAfter;

        var bought = (await PayingWorld.CheckOutAsync(guest, cart)).ShouldBe(201);

        bought.Included("payments").Single()!["attributes"]!["status"]!.GetValue<string>().ShouldBe("created");
    }

    [Fact]
    public async Task A_declined_attempt_is_refused_and_stays_readable()
    {
        var (guest, order, _) = await _world.OrderAsync();
        _world.Gateway.Faults = deed => deed == "start" ? Fault.Refuses : Fault.None;

        var error = (await PayingWorld.PayAsync(guest, order)).ShouldBeError(422, "payment_declined");

        var attempt = (await guest.Get($"/api/v1/payments/{error["meta"]!["payment"]!.GetValue<string>()}")).ShouldBe(200);
        attempt.Attributes["status"]!.GetValue<string>().ShouldBe("failed");
    }

    [Fact]
    public async Task Who_does_not_say_where_the_buyer_comes_back_to_is_told_where_the_buyer_goes()
    {
        var (guest, order, _) = await _world.OrderAsync();

        var error = (await PayingWorld.PayAsync(guest, order, returnUrl: null)).ShouldBeError(422, "payment_action_required");

        error["meta"]!["redirect"]!.GetValue<string>().ShouldStartWith("https://pay.test/");
    }

    [Fact]
    public async Task A_further_attempt_is_judged_where_it_stands()
    {
        var (guest, order, _) = await _world.OrderAsync();
        var (stranger, _) = await _world.CartAsync();

        (await PayingWorld.PayAsync(stranger, order)).ShouldBeError(404, "related_not_found", "/data/relationships/order/data");
        (await PayingWorld.PayAsync(guest, order, method: "barter")).ShouldBeError(422, "invalid_value", "/data/attributes/paymentMethod");
        (await PayingWorld.PayAsync(guest, order, returnUrl: "https://evil.test/")).ShouldBeError(422, "invalid_value", "/data/attributes/returnUrl");
        (await guest.Post("/api/v1/payments", PayingWorld.Document(order, "stripe.card", returnUrl: null))).ShouldBeError(400, "idempotency_key_required", header: "Idempotency-Key");
        (await guest.Operations("/api/v1", new { op = "add", data = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(PayingWorld.Document(order, "stripe.card", returnUrl: null)))!["data"] })).ShouldBeError(400, "invalid_operation", "/atomic:operations/0/data/type");
    }

    [Fact]
    public async Task An_event_is_kept_before_it_is_answered_and_applied_soon()
    {
        var (guest, order, payment) = await _world.OrderAsync();
        var account = _world.Gateway.Of(payment);
        _world.Gateway.Pay(payment);

        (await _world.TellAsync("stripe", account.Reference, "forged")).ShouldBe(400);
        (await _world.TellAsync("stripe", account.Reference, "genuine")).ShouldBe(200);
        (await _world.TellAsync("stripe", account.Reference, "genuine")).ShouldBe(200);
        (await _world.TellAsync("razorpay", account.Reference, "genuine")).ShouldBe(404);
        (await _world.TellAsync("0", account.Reference, "genuine")).ShouldBe(404);
        (await _world.TellAsync("stripe", new string('x', 300_000), "genuine")).ShouldBe(413);

        Func<Task<string>> status = async () => (await guest.Get($"/api/v1/orders/{order}")).Attributes["paymentStatus"]!.GetValue<string>();
        await status.ShouldBecome("paid");
        Func<Task<string>> kept = async () => (await _world.Admin.Get($"/api/v1/admin/paymentEvents?filter[payment]={payment.Value}&include=payment")).ShouldBe(200).Items.SingleOrDefault()?["attributes"]!["status"]!.GetValue<string>() ?? "";
        await kept.ShouldBecome("applied");
        (await guest.Get($"/api/v1/paymentTransactions?filter[payment]={payment.Value}")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["kind"]!.GetValue<string>().ShouldBe("capture");
    }

    [Fact]
    public async Task A_buyer_gives_an_attempt_up_or_has_the_provider_asked_again()
    {
        var (guest, order, payment) = await _world.OrderAsync();

        _world.Gateway.Pay(payment);
        (await guest.Post($"/api/v1/payments/{payment.Value}/transitions", Documents.Of("transitions", new { to = "processing" }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await guest.Get($"/api/v1/orders/{order}")).Attributes["paymentStatus"]!.GetValue<string>().ShouldBe("paid");

        (await guest.Post($"/api/v1/payments/{payment.Value}/transitions", Documents.Of("transitions", new { to = "cancelled" }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
    }

    [Fact]
    public async Task What_was_taken_and_what_was_given_up_name_the_transaction_that_did_it()
    {
        await using var world = new PayingWorld(api, capturesLater: true);
        var (taken, given) = (await PromisedAsync(world), await PromisedAsync(world));
        object To(string payment) => new { payment = Documents.To("payments", payment) };
        Task<Answered> DoAsync(string type, object attributes, string payment) => world.Admin.Post($"/api/v1/admin/{type}", Documents.Of(type, attributes, To(payment)), ("Idempotency-Key", Guid.NewGuid().ToString()));

        (await DoAsync("captures", new { amount = Documents.Money("9.99") }, taken)).ShouldBeError(422, "invalid_value", "/data/attributes/amount");
        var capture = (await DoAsync("captures", new { amount = Documents.Money("10.00") }, taken)).ShouldBe(201).Id;
        var dropped = (await DoAsync("voids", new { reason = "Sold out" }, given)).ShouldBe(201).Id;

        foreach (var (deed, kind) in (KeyValuePair<string, string>[])[new($"captures/{capture}", "capture"), new($"voids/{dropped}", "void")])
        {
            await ((Func<Task<bool>>)(async () => (await world.Admin.Get($"/api/v1/admin/{deed}")).ShouldBe(200).Data["relationships"]!["transaction"]!["data"] is not null)).ShouldBecome(expected: true);
            var transaction = (await world.Admin.Get($"/api/v1/admin/{deed}/transaction")).ShouldBe(200);
            ((string)transaction.Attributes["kind"]!, transaction.Amount("amount")).ShouldBe((kind, "10.00"));
        }
    }

    /// <summary>Somebody has promised to pay an order.</summary>
    private static async Task<string> PromisedAsync(PayingWorld world)
    {
        var (guest, _, payment) = await world.OrderAsync();
        world.Gateway.Pay(payment);
        await guest.Post($"/api/v1/payments/{payment.Value}/transitions", Documents.Of("transitions", new { to = "processing" }));
        await ((Func<Task<string>>)(async () => (await guest.Get($"/api/v1/payments/{payment.Value}")).ShouldBe(200).Attributes["status"]!.GetValue<string>())).ShouldBecome("authorized");
        return payment.Value.ToString();
    }
}
