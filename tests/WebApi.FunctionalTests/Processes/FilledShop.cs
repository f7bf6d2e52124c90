using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>What a real program has stored, and has left: four who have bought, of whom one is told, and one who is about to.</summary>
public sealed class FilledShop : IAsyncLifetime
{
    internal static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal) { ["Housekeeping:Enabled"] = "false", ["Shutdown:DrainSeconds"] = "0" };

    public RunningMarketplace Marketplace { get; } = new() { Settings = Quiet };

    internal Shopper Bought { get; private set; } = null!;

    internal Shopper Waiting { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Marketplace.InitializeAsync();
        var sold = await Marketplace.Product(stock: 20);
        var shoppers = await Marketplace.ShoppersAsync(5, "20.00", _ => [(sold, 2)]);
        foreach (var shopper in shoppers[1..]) (await shopper.CheckOut()).ShouldBe(201);
        var undelivered = () => Marketplace.ReadAsync(db => db.Outbox.CountAsync(message => message.SentAt == null, TestContext.Current.CancellationToken));
        await undelivered.ShouldBecome(0, TimeSpan.FromSeconds(90));
        (await Marketplace.TerminateAsync()).ShouldBe(0);
        (Bought, Waiting) = (shoppers[1], shoppers[0]);
    }

    public ValueTask DisposeAsync() => Marketplace.DisposeAsync();
}
