using System.Text.Json.Nodes;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Testing;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>One buyer's order and everything that is done about it, over HTTP.</summary>
internal sealed class Purchase(MoneyWorld world, string token, string order)
{
    /// <summary>At the address that the program has now.</summary>
    private HttpClient Buyer => world.Marketplace.WithToken(token);

    private HttpClient Admin => world.Marketplace.Admin;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Purchase Of(MoneyWorld world, string token, Answered checkout) => new(world, token, checkout.ShouldBe(201).Included("orders").Single()["id"]!.GetValue<string>());

    public async Task<(string Status, string Paid)> StateAsync()
    {
        var attributes = (await Buyer.Get($"/api/v1/orders/{order}")).ShouldBe(200).Attributes;
        return (attributes["status"]!.GetValue<string>(), attributes["paymentStatus"]!.GetValue<string>());
    }

    /// <summary>Its attempts, the last one first.</summary>
    public async Task<IReadOnlyList<Attempt>> AttemptsAsync() =>
        [.. (await Buyer.Get($"/api/v1/payments?filter[order]={order}")).ShouldBe(200).Items.Select(item => Attempt.Of(item!)).OrderByDescending(attempt => attempt.Id, StringComparer.Ordinal)];

    /// <summary>Until there is a page to pay on, or no need for one.</summary>
    public async Task<Attempt> ReadyAsync()
    {
        Attempt? last = null;
        await UntilAsync(async () => (last = (await AttemptsAsync())[0]) is not { Status: "created" }, "a payment that is opened");
        return last!;
    }

    /// <summary>What the buyer does on the provider's page, if it is still there to be done.</summary>
    public async Task<bool> AtProviderAsync(Attempt attempt, string act)
    {
        var held = (await world.Simulator.HeldAsync()).Where(held => held.Key == attempt.Id).ToList();
        foreach (var payment in held.Where(payment => payment.Status == "open"))
        {
            try
            {
                if (attempt.Page is { } page) await PaymentSimulator.ClickAsync(page, act);
                else await world.Simulator.BuyerAsync(payment.Reference, act);
                return true;
            }
            catch (Exception late) when (late is HttpRequestException or ShouldAssertException)
            {
                (await world.Simulator.HeldAsync()).ShouldNotContain(same => same.Reference == payment.Reference && same.Status == "open", late.Message); // it was called off meanwhile
            }
        }

        return false;
    }

    public Task<Answered> PayAgainAsync(string method, string? returnUrl = MoneyWorld.ReturnUrl) =>
        Buyer.Post("/api/v1/payments", Documents.Of("payments", new { paymentMethod = method, returnUrl }, new { order = Documents.To("orders", order) }), Key());

    /// <summary>The buyer is back in the shop, which asks what became of it.</summary>
    public Task<Answered> ComeBackAsync(Attempt attempt) => Buyer.Post($"/api/v1/payments/{attempt.Id}/transitions", Documents.Of("transitions", new { to = "processing" }), Key());

    public Task<Answered> CancelAsync(string? key = null) => Buyer.Post($"/api/v1/orders/{order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Changed my mind" }), Key(key));

    /// <summary>The time for paying is over.</summary>
    public Task ExpireAsync() => world.Marketplace.ReadAsync(db =>
    {
        var id = new OrderId(Guid.Parse(order));
        return db.Orders.Where(waiting => waiting.Id == id && waiting.Status == OrderStatus.PendingPayment).ExecuteUpdateAsync(set => set.SetProperty(waiting => waiting.PaymentDueAt, DateTimeOffset.UtcNow.AddSeconds(-1)), Ct);
    });

    public async Task<IReadOnlyList<Part>> PartsAsync() =>
        [.. (await Admin.Get($"/api/v1/admin/sellerOrders?filter[order]={order}")).ShouldBe(200).Items.Select(item => Part.Of(item!))];

    public Task<Answered> MoveAsync(Part part, string to) => Admin.Post($"/api/v1/admin/sellerOrders/{part.Id}/transitions", Documents.Of("transitions", new { to, reason = to == "cancelled" ? "No more" : null }), Key());

    public async Task DeliverAsync(Part part)
    {
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await MoveAsync(part, to)).ShouldBe(201);
    }

    public Task<Answered> RefundAsync(Part part, decimal amount, string method = "original", string? key = null) => Admin.Post(
        "/api/v1/admin/refunds",
        Documents.Of("refunds", new { amount = Documents.Money(FormattableString.Invariant($"{amount:0.00}")), reason = "goodwill", method }, new { sellerOrder = Documents.To("sellerOrders", part.Id) }),
        Key(key));

    /// <summary>Of the part's one line one piece came back, and its money goes back.</summary>
    public async Task<Answered> ReturnAsync(Part part, string method = "original")
    {
        var line = (await Admin.Get($"/api/v1/admin/sellerOrders/{part.Id}?include=lines")).ShouldBe(200).Included("orderLines").Single()["id"]!.GetValue<string>();
        return await Admin.Post(
            "/api/v1/admin/refunds",
            Documents.Of("refunds", new { reason = "returned", restock = true, method }, new { sellerOrder = Documents.To("sellerOrders", part.Id), lines = new { data = new[] { new { type = "orderLines", id = line, meta = new { quantity = 1 } } } } }),
            Key());
    }

    /// <summary>What no provider can send back, somebody pays back and says so.</summary>
    public async Task PayBackByHandAsync()
    {
        var waiting = (await Admin.Get($"/api/v1/admin/refunds?filter[order]={order}&filter[status]=pendingApproval")).ShouldBe(200).Items;
        foreach (var refund in waiting) (await Admin.Post($"/api/v1/admin/refunds/{refund!["id"]!.GetValue<string>()}/transitions", Documents.Of("transitions", new { to = "approved" }), Key())).ShouldBe(201);
    }

    public Task<Answered> CaptureAsync(Attempt attempt) => Admin.Post("/api/v1/admin/captures", Documents.Of("captures", new { }, new { payment = Documents.To("payments", attempt.Id) }), Key());

    public Task<Answered> VoidAsync(Attempt attempt) => Admin.Post("/api/v1/admin/voids", Documents.Of("voids", new { }, new { payment = Documents.To("payments", attempt.Id) }), Key());

    public Task UntilAsync(Func<Task<bool>> look, string what) => world.UntilAsync(look, async () =>
        $"{what}: order {order} is {await StateAsync()}, its attempts are {string.Join("; ", await AttemptsAsync())}; held is {string.Join("; ", (await HeldAsync()).Select(held => held.ToString()))}");

    public Task UntilPaidAsync() => UntilAsync(async () => (await StateAsync()).Paid is "paid", "an order that is paid");

    public Task UntilAsync(string status) => UntilAsync(async () => (await StateAsync()).Status == status, $"an order that is {status}");

    /// <summary>What the providers hold of it.</summary>
    public async Task<IReadOnlyList<Held>> HeldAsync()
    {
        var keys = (await AttemptsAsync()).Select(attempt => attempt.Id).ToHashSet(StringComparer.Ordinal);
        return [.. (await world.Simulator.HeldAsync()).Where(held => held.Key is not null && keys.Contains(held.Key))];
    }

    private static (string, string) Key(string? key = null) => ("Idempotency-Key", key ?? Guid.NewGuid().ToString());
}

/// <summary>An attempt to pay, as its buyer reads it.</summary>
internal sealed record Attempt(string Id, string Method, string Status, Uri? Page)
{
    public static Attempt Of(JsonNode resource)
    {
        var attributes = resource["attributes"]!;
        var action = attributes["nextAction"];
        var page = action?["data"]?["page"]?.GetValue<string>() ?? action?["url"]?.GetValue<string>();
        return new(resource["id"]!.GetValue<string>(), attributes["paymentMethod"]!.GetValue<string>(), attributes["status"]!.GetValue<string>(), page is null ? null : new Uri(page));
    }
}

/// <summary>A seller's share of the order.</summary>
internal sealed record Part(string Id, string Status, decimal Total, decimal Refunded)
{
    public static Part Of(JsonNode resource)
    {
        var attributes = resource["attributes"]!;
        decimal Amount(string name) => decimal.Parse(attributes[name]!["amount"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        return new(resource["id"]!.GetValue<string>(), attributes["status"]!.GetValue<string>(), Amount("total"), Amount("refundedTotal"));
    }
}
