using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.StandIns.Gateways.Paypal;

namespace Marketplace.StandIns.Gateways;

/// <summary>
/// What tests and people tell the stand-ins, below <c>/_control</c>: <c>faults</c> (POST orders one, GET tells those that have not gone off, DELETE forgets all), <c>chaos</c> (a seed and a percentage), <c>webhooks</c> (where to), <c>payments</c> (what is
/// held; below one: <c>pay</c>, <c>fail</c>, <c>abandon</c>, <c>expire</c>, as the page does, and <c>refundSlowly</c>, <c>refundArrives</c>, <c>refundFails</c>), <c>deliveries</c> (what was told; below one: <c>again</c>), <c>signatures</c> (headers for a body at a moment), <c>tokens</c>.
/// </summary>
internal static class ControlApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void MapControl(this IEndpointRouteBuilder app, IReadOnlyDictionary<string, SimulatedProvider> providers, GatewayFaults faults, Deliveries deliveries)
    {
        var control = app.MapGroup("/_control");
        control.MapPost("/faults", async (HttpRequest request) => Told(await request.ReadFromJsonAsync<Fault>(Json), faults.Order));
        control.MapGet("/faults", () => Results.Json(faults.Left, Json));
        control.MapDelete("/faults", () => Told(faults, all => all.Clear()));
        control.MapPost("/chaos", async (HttpRequest request) => Told(await request.ReadFromJsonAsync<Chaos>(Json), chaos => faults.Shake(chaos.Seed, chaos.Percent)));
        control.MapPut("/webhooks", async (HttpRequest request) => Told(await request.ReadFromJsonAsync<WebhookTarget>(Json), target => deliveries.Address = target.Address));
        control.MapDelete("/tokens", () => Told((PaypalStandIn)providers["paypal"], paypal => paypal.Revoke()));
        control.MapGet("/tokens", () => Results.Json(new { issued = ((PaypalStandIn)providers["paypal"]).TokensIssued }));
        control.MapGet("/payments", (string? provider) => Results.Json(providers.Values.Where(played => provider is null || played.Name == provider).SelectMany(played => played.Book.All).Select(Shown), Json));
        control.MapPost("/payments/{reference}/{act}", (string reference, string act, string? code, HttpRequest request) => Act(providers, reference, act, code ?? "generic_decline", request));
        control.MapGet("/deliveries", (string? provider, string? reference) => Results.Json(deliveries.Of(provider).Where(delivery => reference is null || delivery.Reference == reference).Select(delivery => Shown(providers, delivery)), Json));
        control.MapPost("/deliveries/{id}/again", (string id) => Told(deliveries.Of(provider: null).FirstOrDefault(delivery => delivery.Id == id), delivery => deliveries.Again(providers[delivery.Provider], delivery)));
        control.MapPost("/signatures", async (HttpRequest request) =>
            await request.ReadFromJsonAsync<ToSign>(Json) is { } asked && providers.TryGetValue(asked.Provider, out var played) ? Results.Json(played.Sign(asked.Id, Encoding.UTF8.GetBytes(asked.Body), asked.At)) : Results.BadRequest());
    }

    private static IResult Act(IReadOnlyDictionary<string, SimulatedProvider> providers, string reference, string act, string code, HttpRequest request)
    {
        var (played, payment) = providers.Values.Select(played => (played, payment: played.Book.Find(reference))).FirstOrDefault(found => found.payment is not null);
        if (payment is null) return Results.NotFound();

        played.Origin = SimulatedProvider.OriginOf(request);
        if (act == "pay" && payment.IsPayable) played.Pay(payment);
        else if (act == "fail" && payment.IsPayable) played.Fail(payment, code);
        else if (act == "expire") played.Expire(payment);
        else if (act == "refundSlowly") payment.RefundsTakeTime = true;
        else if (act is "refundArrives" or "refundFails") payment.EndRefunds(act == "refundArrives" ? RefundState.Succeeded : RefundState.Failed);
        else if (act != "abandon") return Results.Conflict(Shown(payment));
        return Results.Json(Shown(payment), Json);
    }

    private static object Shown(HeldPayment payment) => new
    {
        payment.Provider,
        payment.Reference,
        payment.Key,
        payment.Status,
        payment.Currency,
        payment.Amount,
        payment.Authorized,
        payment.Captured,
        payment.Refunded,
        Refunds = payment.Refunds.Select(refund => new { refund.Id, refund.Key, refund.Amount }),
    };

    private static object Shown(IReadOnlyDictionary<string, SimulatedProvider> providers, Delivery delivery) => new
    {
        delivery.Provider,
        delivery.Reference,
        delivery.Id,
        delivery.Kind,
        delivery.Attempts,
        delivery.IsDelivered,
        Body = Encoding.UTF8.GetString(delivery.Body),
        Headers = providers[delivery.Provider].Sign(delivery.Id, delivery.Body, DateTimeOffset.UtcNow),
    };

    private static IResult Told<T>(T? what, Action<T> act)
        where T : class
    {
        if (what is null) return Results.NotFound();

        act(what);
        return Results.NoContent();
    }

    private sealed record Chaos(int Seed, int Percent);

    private sealed record WebhookTarget(string? Address);

    private sealed record ToSign(string Provider, string Id, string Body, DateTimeOffset At);
}
