using Marketplace.Domain.Payments;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>
/// SIGKILL at every step of paying: while a provider is about to do what it is asked, and when it has done it and its answer is on the way. Nothing is lost, nothing happens twice, and everybody can repeat what was
/// not answered. The program is killed in the middle of many requests at once; apart in the middle of reading, since much else reads first.
/// </summary>
public sealed class KilledPaymentTests
{
    private static readonly (string Method, string[] Steps)[] Walks =
    [
        ("stripe.card", ["start", "cancel", "refund"]),
        ("razorpay.checkout", ["find", "start", "cancel", "refund"]),
        ("paypal.wallet", ["start", "verify", "capture", "refund"]),
        ("mips.card", ["start", "cancel", "refund"]),
    ];

    private static readonly (string Method, string Step, string Kind)[][] Rounds =
    [
        [.. Walks.SelectMany(walk => walk.Steps.SelectMany(_ => (string[])["delay", "delayAfter"], (step, kind) => (walk.Method, step, kind)))],
        [.. Walks.SelectMany(_ => (string[])["delay", "delayAfter"], (walk, kind) => (walk.Method, "read", kind))],
    ];

    [Fact]
    public async Task Killed_at_any_step_the_program_goes_on_where_it_was()
    {
        await using var world = await MoneyWorld.OpenAsync(("Payments:Http:TimeoutSeconds", "100"), ("Housekeeping:Periods:payments.reconcile", "01:00:00"));
        var orders = 0;
        foreach (var round in Rounds)
        {
            var deeds = await Task.WhenAll(round.Select(point => KilledDeed.PrepareAsync(world, point.Method, point.Step)));
            foreach (var (method, step, kind) in round) await world.Simulator.FaultAsync(KnownMethods.All.Single(known => known.Code == method).Provider, step, kind, times: 1, milliseconds: 100_000);
            var begun = deeds.Select(deed => deed.BeginAsync()).ToList();
            await world.UntilAsync(
                async () =>
                {
                    foreach (var refused in begun.Where(deed => deed.IsFaulted)) await refused;
                    return (await world.Simulator.FaultsLeftAsync()).Count == 0;
                },
                async () => $"steps that hang: {string.Join(", ", await world.Simulator.FaultsLeftAsync())} are left",
                hurries: false);
            await world.KillAndStartAsync();
            await Task.WhenAll(begun);

            await Task.WhenAll(deeds.Select(deed => deed.FinishAsync()));
            await world.SettleAsync();
            (await world.ShouldAgreeAsync()).ShouldBe(orders += deeds.Length);
        }
    }
}
