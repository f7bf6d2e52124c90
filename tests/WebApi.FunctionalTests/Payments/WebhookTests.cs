using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>What providers tell, and what others tell in their name, over HTTP: only what is genuine and fresh is kept, and only what the provider says when it is asked moves money.</summary>
public sealed class WebhookTests(WebhookTests.QuietWorld world) : IClassFixture<WebhookTests.QuietWorld>
{
    private readonly MoneyWorld _world = world.Money;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Methods => new() { { "stripe.card", "stripe" }, { "razorpay.checkout", "razorpay" }, { "paypal.wallet", "paypal" }, { "mips.card", "mips" } };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task What_is_forged_stale_or_meant_for_another_is_refused_and_not_kept(string method, string provider)
    {
        var (purchase, attempt) = await OpenedAsync(method);
        await purchase.AtProviderAsync(attempt, "pay");
        var genuine = (await ToldAsync(purchase, provider))[0];
        var old = await SignedAsync(provider, genuine, DateTimeOffset.UtcNow.AddDays(-4));
        var early = await SignedAsync(provider, genuine, DateTimeOffset.UtcNow.AddDays(4));
        var before = await KeptAsync();

        (await TellAsync(provider, genuine with { Body = [.. "{\"x\":1,"u8, .. genuine.Body.AsSpan(1)] })).ShouldBe(400);
        (await TellAsync(provider, genuine with { Headers = [] })).ShouldBe(400);
        (await TellAsync(provider, genuine with { Headers = genuine.Headers.ToDictionary(header => header.Key, header => header.Value.Replace('a', 'b').Replace('c', 'd').Replace('0', '1').Replace('3', '4'), StringComparer.Ordinal) })).ShouldBe(400);
        (await TellAsync(provider, old)).ShouldBe(400);
        (await TellAsync(provider, early)).ShouldBe(400);
        foreach (var other in Methods.Select(row => row.Data.Item2).Where(other => other != provider)) (await TellAsync(other, genuine)).ShouldBe(400);
        (await TellAsync("cashOnDelivery", genuine)).ShouldBe(404);

        (await KeptAsync()).ShouldBe(before);
        (await TellAsync(provider, genuine)).ShouldBe(200);
        await purchase.UntilPaidAsync();
        await _world.SettleAsync();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_genuine_lie_moves_nothing(string method, string provider)
    {
        var (unpaid, _) = await OpenedAsync(method);
        var (paid, attempt) = await OpenedAsync(method);
        await paid.AtProviderAsync(attempt, "pay");
        var held = ((await unpaid.HeldAsync()).Single(), (await paid.HeldAsync()).Single());
        var told = (await ToldAsync(paid, provider))[0];
        var before = await KeptAsync(PaymentEventStatus.Applied);
        var lie = Encoding.UTF8.GetString(told.Body).Replace(held.Item2.Reference, held.Item1.Reference, StringComparison.Ordinal).Replace(held.Item2.Key!, held.Item1.Key!, StringComparison.Ordinal);

        (await TellAsync(provider, await SignedAsync(provider, told with { Id = told.Id + "9", Body = Encoding.UTF8.GetBytes(lie) }, DateTimeOffset.UtcNow))).ShouldBe(200);

        await AppliedAsync(before + 1);
        (await unpaid.StateAsync()).ShouldBe(("pendingPayment", "unpaid"));
        (await unpaid.CancelAsync()).ShouldBe(201);
        (await TellAsync(provider, told)).ShouldBe(200);
        await paid.UntilPaidAsync();
        await _world.SettleAsync();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task What_comes_twice_late_or_in_any_order_says_what_is_true_now(string method, string provider)
    {
        var (purchase, attempt) = await OpenedAsync(method);
        await purchase.AtProviderAsync(attempt, "pay");
        await purchase.ComeBackAsync(attempt);
        await purchase.UntilPaidAsync();
        var part = (await purchase.PartsAsync())[0];
        (await purchase.RefundAsync(part, 1.00m)).ShouldBe(201);
        await purchase.UntilAsync(async () => (await purchase.StateAsync()).Paid is "partiallyRefunded", "an order of which something went back");
        var told = await ToldAsync(purchase, provider);

        var before = await KeptAsync(PaymentEventStatus.Applied);
        foreach (var one in told.Reverse().Concat(told)) (await TellAsync(provider, one)).ShouldBe(200);

        await AppliedAsync(before + told.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        (await purchase.StateAsync()).ShouldBe(("placed", "partiallyRefunded"));
        (await purchase.PartsAsync()).Sum(one => one.Refunded).ShouldBe(1.00m);
        await _world.SettleAsync();
        await _world.ShouldAgreeAsync();
    }

    [Fact]
    public async Task What_nobody_can_judge_comes_again()
    {
        var (purchase, attempt) = await OpenedAsync("paypal.wallet");
        await purchase.AtProviderAsync(attempt, "pay");
        var told = (await ToldAsync(purchase, "paypal"))[0];

        await _world.Simulator.FaultAsync(PaymentProvider.Paypal, "verify", "dropBefore");
        (await TellAsync("paypal", told)).ShouldBe(503);
        await _world.Simulator.NoFaultsAsync();
        (await TellAsync("paypal", told)).ShouldBe(200);
        await purchase.UntilPaidAsync();
        await _world.SettleAsync();
    }

    private async Task<(Purchase Purchase, Attempt Attempt)> OpenedAsync(string method)
    {
        var purchase = await _world.BuyAsync(method);
        return (purchase, await purchase.ReadyAsync());
    }

    private Task<IReadOnlyList<ToldEvent>> ToldAsync(Purchase purchase, string provider) => _world.ToldAsync(purchase, Enum.Parse<PaymentProvider>(provider, ignoreCase: true));

    /// <summary>As it would have been sent at another moment.</summary>
    private async Task<ToldEvent> SignedAsync(string provider, ToldEvent told, DateTimeOffset at)
    {
        var node = JsonNode.Parse(told.Body)!;
        if (node["created_at"] is { } moment && moment.GetValueKind() is JsonValueKind.Number) node["created_at"] = at.ToUnixTimeSeconds();
        if (node["id"] is not null) node["id"] = told.Id;
        if (node["id_notification"] is not null) node["id_notification"] = told.Id;
        var body = Encoding.UTF8.GetBytes(node.ToJsonString());
        return told with { Body = body, Headers = await _world.Simulator.SignedAsync(Enum.Parse<PaymentProvider>(provider, ignoreCase: true), told.Id, body, at) };
    }

    private Task<int> TellAsync(string provider, ToldEvent told) => _world.TellAsync(provider, told);

    private Task<int> KeptAsync(PaymentEventStatus? status = null) => _world.Marketplace.ReadAsync(db => Task.FromResult(db.PaymentEvents.Count(told => status == null || told.Status == status)));

    /// <summary>Of all that is kept, so many have had their effect.</summary>
    private Task AppliedAsync(int count) => _world.UntilAsync(async () => await KeptAsync(PaymentEventStatus.Applied) == count, () => Task.FromResult(count.ToString(CultureInfo.InvariantCulture) + " applied events"));

    /// <summary>Nothing is told there but by the tests.</summary>
    public sealed class QuietWorld : IAsyncLifetime
    {
        internal MoneyWorld Money { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Money = await MoneyWorld.OpenAsync(("Housekeeping:Periods:payments.reconcile", "01:00:00"));
            await Money.Simulator.WebhooksToAsync(null);
        }

        public ValueTask DisposeAsync() => Money.DisposeAsync();
    }
}
