using System.Globalization;
using Marketplace.Domain.Payments;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Marketplace.Testing.Payments;
using Marketplace.WebApi.FunctionalTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>
/// SIGKILL at the steps of a checkout and of a webhook: in the middle of each write that they consist of, which the database itself tells. Whoever was cut off asks again under the same key, the provider tells
/// it again, and what is stored in the end is what is stored without any of that. While a provider is asked, before it has done it and after, <see cref="KilledPaymentTests"/> kills.
/// <c>MARKETPLACE_KILLS</c> says at how many steps beside those that are never left out; which, chance decides, and 1000 are all of them.
/// </summary>
public sealed class KilledStepTests(KilledStepTests.StillWorld still, ITestOutputHelper output) : IClassFixture<KilledStepTests.StillWorld>
{
    private const string Method = "stripe.card";
    private const string Audited = "platform_audit_entries"; // tells what somebody did; what a job makes up for nobody did

    private readonly MoneyWorld _world = still.Money;

    private TestDatabase Database => _world.Marketplace.Database;

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("MARKETPLACE_KILLS") ?? "1", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-02")]
    public async Task Killed_at_any_write_of_a_checkout_the_program_sells_once_what_is_bought()
    {
        var undisturbed = await _world.FillAsync();
        await _world.SettleAsync();
        var before = await RowsAsync();
        await Database.Writes.NoteAsync();
        List<Purchase> purchases = [Purchase.Of(_world, undisturbed.Token, await _world.CheckOutAsync(undisturbed.Token, undisturbed.Cart, Method))];
        var steps = await Database.Writes.NotedAsync();
        var expected = Gained(steps, before, await RowsAsync());

        foreach (var step in Chosen(steps, "payments_payments"))
        {
            var (token, cart) = await _world.FillAsync();
            var key = Guid.NewGuid().ToString();
            before = await RowsAsync();
            Task<Answered> CheckOut() => _world.CheckOutAsync(token, cart, Method, key: key);
            await KillAtAsync(step, CheckOut, isOver: null);

            purchases.Add(Purchase.Of(_world, token, await CheckOut()));
            await purchases[^1].ReadyAsync();
            Gained(steps, before, await RowsAsync()).ShouldBe(expected, step.ToString());
        }

        foreach (var purchase in purchases) await HearAsync(await PayThereAsync(purchase));
        await ShouldAgreeAsync();
    }

    [Fact]
    [Trait("Rule", "R-02")]
    public async Task Killed_at_any_write_of_a_webhook_the_program_applies_once_what_was_told()
    {
        await _world.SettleAsync();
        var (_, undisturbed) = await TellableAsync();
        var before = await RowsAsync();
        await Database.Writes.NoteAsync();
        await HearAsync(undisturbed, hurries: false);
        var steps = await Database.Writes.NotedAsync();
        var expected = Gained(steps, before, await RowsAsync());

        foreach (var step in Chosen(steps, "payments_events"))
        {
            var (purchase, told) = await TellableAsync();
            before = await RowsAsync();
            await KillAtAsync(step, () => _world.TellAsync("stripe", told), () => IsAppliedAsync(told));

            await HearAsync(told);
            (await purchase.StateAsync()).ShouldBe(("placed", "paid"), step.ToString());
            Gained(steps, before, await RowsAsync()).ShouldBe(expected, step.ToString());
        }

        await ShouldAgreeAsync();
    }

    /// <summary>Does it until it is held at the step, kills the program there, and starts it again.</summary>
    /// <param name="isOver">Whether the step cannot come any more; null: when the answer is there.</param>
    private async Task KillAtAsync(Write step, Func<Task> deed, Func<Task<bool>>? isOver)
    {
        output.WriteLine(step.ToString());
        var trap = await Database.Writes.TrapAsync(step);
        var doing = TryAsync(deed);
        try
        {
            await _world.UntilAsync(
                async () =>
                {
                    if (doing.IsFaulted) await doing;
                    (isOver is null ? doing.IsCompleted : await isOver()).ShouldBeFalse($"Nobody came to {step}.");
                    return await trap.HasCaught();
                },
                () => Task.FromResult(step.ToString()),
                hurries: false);
        }
        finally
        {
            await _world.Marketplace.KillAsync();
            await trap.Open();
            await _world.KillAndStartAsync();
            await _world.Simulator.WebhooksToAsync(null);
        }

        await doing;
    }

    /// <summary>Does it, or is cut off.</summary>
    private static async Task TryAsync(Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            // The program is dead.
        }
    }

    /// <summary>The first and the last of them, those that write to this table, where one transaction follows the other, and some more.</summary>
    private static List<Write> Chosen(IReadOnlyList<Write> steps, string table)
    {
        var always = steps.Where((step, index) => index == 0 || index == steps.Count - 1 || step.Table == table).ToHashSet();
        steps.Count.ShouldBeGreaterThan(10);
        var some = steps.Where(step => !always.Contains(step)).OrderBy(_ => Random.Shared.Next()).Take(Kills).ToHashSet();
        return [.. steps.Where(step => always.Contains(step) || some.Contains(step))];
    }

    /// <summary>A buyer has paid, and the provider is about to tell it.</summary>
    private async Task<(Purchase Purchase, ToldEvent Told)> TellableAsync()
    {
        var purchase = await _world.BuyAsync(Method);
        return (purchase, await PayThereAsync(purchase));
    }

    private async Task<ToldEvent> PayThereAsync(Purchase purchase)
    {
        (await purchase.AtProviderAsync(await purchase.ReadyAsync(), "pay")).ShouldBeTrue();
        return (await _world.ToldAsync(purchase, PaymentProvider.Stripe))[0];
    }

    /// <summary>It is told, and applied.</summary>
    private async Task HearAsync(ToldEvent told, bool hurries = true)
    {
        (await _world.TellAsync("stripe", told)).ShouldBe(200);
        await _world.UntilAsync(() => IsAppliedAsync(told), () => Task.FromResult($"event {told.Id} that is applied"), hurries);
    }

    private Task<bool> IsAppliedAsync(ToldEvent told) => _world.Marketplace.ReadAsync(db => db.PaymentEvents.AnyAsync(kept => kept.EventId == told.Id && kept.Status == PaymentEventStatus.Applied, Ct));

    private async Task ShouldAgreeAsync()
    {
        await _world.SettleAsync();
        var orders = await _world.ShouldAgreeAsync();
        foreach (var sold in (Sold[])[_world.Shirt, _world.Mug]) (await _world.Marketplace.StockAsync(sold)).ShouldBe((MoneyWorld.Stock, orders, MoneyWorld.Stock - orders));
    }

    /// <summary>How many there are in each table.</summary>
    private async Task<Dictionary<string, int>> RowsAsync() =>
        (await Database.ContentAsync()).Select(table => table.Split(' ')).ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>How many more there are in the tables that the steps write.</summary>
    private static string Gained(IReadOnlyList<Write> steps, Dictionary<string, int> before, Dictionary<string, int> after) =>
        string.Join(", ", steps.Select(step => step.Table).Where(table => table != Audited).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(table => $"{table} {after[table] - before[table]}"));

    /// <summary>Nothing happens there but what the tests do: no provider tells anything, no work is due, and events wait. One purchase is made: some rows are written for the first one only.</summary>
    public sealed class StillWorld : IAsyncLifetime
    {
        internal MoneyWorld Money { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Money = await MoneyWorld.OpenAsync([.. FilledShop.Quiet.Select(setting => (setting.Key, setting.Value!)), ("Outbox:Enabled", "false"), ("Payments:Http:TimeoutSeconds", "60")]);
            var first = await Money.BuyAsync(Method);
            await first.AtProviderAsync(await first.ReadyAsync(), "pay");
            await first.UntilPaidAsync();
            await Money.SettleAsync();
            await Money.Simulator.WebhooksToAsync(null);
        }

        public ValueTask DisposeAsync() => Money.DisposeAsync();
    }
}
