using System.Diagnostics;
using System.Globalization;
using Marketplace.Domain.Payments;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>
/// No money is lost: selling, splitting, paying, fulfilling and giving back in every way to pay, over HTTP, with every fault of every provider at every step, in an order from a seed.
/// <c>MARKETPLACE_MONEY_SEED</c> takes a seed again, <c>MARKETPLACE_MONEY_ROUNDS</c> goes through all the faults more than once.
/// </summary>
public sealed class MoneyStoryTests(ITestOutputHelper output)
{
    /// <summary>By their providers.</summary>
    private static readonly ILookup<PaymentProvider, string> Hosted = KnownMethods.All.Where(method => method.Flow is not PaymentFlow.Offline).ToLookup(method => method.Provider, method => method.Code);

    [Fact]
    public Task Where_money_is_taken_at_once_every_cent_is_where_it_should_be_whatever_goes_wrong() => RoundsAsync(later: false);

    [Fact]
    public Task Where_money_is_promised_first_every_cent_is_where_it_should_be_whatever_goes_wrong() => RoundsAsync(later: true);

    private async Task RoundsAsync(bool later)
    {
        var seed = Seed();
        try
        {
            await using var world = await MoneyWorld.OpenAsync(("Payments:CaptureLater", later ? "true" : "false"));
            for (var round = 0; round < Rounds; round++) await RoundAsync(world, seed + round, later);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"With MARKETPLACE_MONEY_SEED={seed}: {failure.Message}", failure);
        }
    }

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("MARKETPLACE_MONEY_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private int Seed()
    {
        var seed = Environment.GetEnvironmentVariable("MARKETPLACE_MONEY_SEED") is { Length: > 0 } told ? int.Parse(told, CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000);
        output.WriteLine($"MARKETPLACE_MONEY_SEED={seed}");
        return seed;
    }

    private async Task RoundAsync(MoneyWorld world, int seed, bool later)
    {
        var watch = Stopwatch.StartNew();
        var lanes = Hosted.Where(provider => !later || provider.Key is not PaymentProvider.Mips) // that one takes at once or not at all
            .Select((provider, lane) => LaneAsync(world, provider.Key, [.. provider], new Random((seed * 10) + lane), later));
        await Task.WhenAll(lanes.Append(OfflineAsync(world, new Random((seed * 10) + 9))));
        await world.SettleAsync();
        var orders = await world.ShouldAgreeAsync();
        output.WriteLine($"{orders} orders in {watch.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Story after story by one provider, until everything has gone wrong that can.</summary>
    private static async Task LaneAsync(MoneyWorld world, PaymentProvider provider, string[] methods, Random dice, bool later)
    {
        var deck = new FaultDeck(provider, dice, later);
        for (var (way, left) = (dice.Next(10), 40); left > 0; left--)
        {
            await deck.DealAsync(world.Simulator, 5);
            await new MoneyStory(world, dice, way == MoneyStory.Proved ? MoneyStory.Card : methods[dice.Next(methods.Length)], later).TellAsync(way++);
            if (!deck.IsEmpty) continue;
            if ((await world.Simulator.FaultsLeftAsync()).Where(fault => fault.Provider == provider).MinBy(fault => fault.Step == "cancel") is not { } waiting) return; // those that may never come are waited for last
            way = waiting.Step switch
            {
                "cancel" => later ? MoneyStory.Broken : MoneyStory.CalledOff,
                "capture" or "refund" or "readRefund" => MoneyStory.Whole,
                "confirm" => MoneyStory.Proved,
                _ => way,
            };
        }

        // Whether a provider is asked to give up depends on who was faster: what was abandoned there may be over.
        (await world.Simulator.FaultsLeftAsync()).Where(fault => fault.Provider == provider && fault.Step != "cancel").ShouldBeEmpty("what never went wrong is not proved");
    }

    private static async Task OfflineAsync(MoneyWorld world, Random dice)
    {
        for (var way = 0; way < 6; way++)
        {
            await new MoneyStory(world, dice, KnownMethods.CashOnDelivery).TellAsync(way);
            await new MoneyStory(world, dice, KnownMethods.BankTransfer).TellAsync(way);
        }
    }
}
