using System.Runtime.CompilerServices;
using Marketplace.Bench.Baseline;
using Marketplace.Bench.Catalogue;
using Marketplace.Bench.Databases;
using Marketplace.Bench.Flash;
using Marketplace.Bench.Load;
using Marketplace.Bench.Soak;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;

namespace Marketplace.Bench;

internal static class Program
{
    /// <summary>The argument with which this program starts itself as the baseline server.</summary>
    public const string Baseline = "baseline";

    public static async Task Main(string[] args)
    {
        // Loads the SQLite of the operating system, before this program's own first use of it.
        RuntimeHelpers.RunModuleConstructor(typeof(InfrastructureModule).Module.ModuleHandle);
        if (args is [Baseline, var provider, var address, var url])
        {
            await BaselineServer.RunAsync(Enum.Parse<DatabaseProvider>(provider), address, url);
            return;
        }

        var options = Options.Parse(args);
        var folder = options.Data is null ? Directory.CreateTempSubdirectory("marketplace-bench-").FullName : Directory.CreateDirectory(options.Data).FullName;
        try
        {
            await RunAsync(options, folder, CancellationToken.None);
        }
        finally
        {
            if (options.Data is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(Options options, string folder, CancellationToken ct)
    {
        var report = new Report(options.Markdown);
        var results = new List<(int Products, Result Result)>();
        foreach (var products in options.Products)
        {
            await using var database = BenchDatabase.Open(options.Database, Path.Combine(folder, $"{options.Database.ToString().ToLowerInvariant()}-{products}{(options.Soak is null ? "" : "-soak")}{(options.Flash is null ? "" : "-flash")}"));
            await GeneratedCatalogue.PrepareAsync(database, products, ct);
            await using var redis = options.Redis ? await RedisServer.StartedAsync() : null;
            var servers = new Servers(options, database, redis?.Connection);
            if (options.Soak is { } minutes)
            {
                await SoakTest.RunAsync(servers, TimeSpan.FromMinutes(minutes), options, report, ct);
                continue;
            }

            if (options.Flash is { } buyers)
            {
                await FlashSale.RunAsync(servers, buyers, options with { Products = [products] }, report, ct);
                continue;
            }

            report.Say($"## {products:N0} products, {options.Variant}");
            results.AddRange((await MeasureAsync(servers, options, report, ct)).Select(result => (products, result)));
        }

        if (options.IsGrowth) Growth.Tell(results, options, report);
    }

    private static async Task<IReadOnlyList<Result>> MeasureAsync(Servers servers, Options options, Report report, CancellationToken ct)
    {
        report.Say(await StartUp.MeasureAsync(() => servers.StartOursAsync(cached: false, ct)));
        await using var ours = await servers.StartOursAsync(cached: false, ct);
        await using var cached = await servers.StartOursAsync(cached: true, ct);
        await using var baseline = await servers.StartBaselineAsync(ct);
        using var comparison = new Comparison(new() { [Side.Ours] = ours.Url, [Side.Baseline] = baseline.Url, [Side.Cached] = cached.Url, [Side.Constant] = baseline.Url }, options);
        var results = new List<Result>();
        report.Head(Result.Header);
        foreach (var scenario in await Scenarios.MakeAsync(servers.Database, ours.Url, ct))
        {
            if (!scenario.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)) continue;
            results.Add(await comparison.RunAsync(scenario, ct));
            report.Row(results[^1].Cells());
        }

        report.Head(Result.CachedHeader);
        foreach (var result in results.Where(result => !result.Scenario.Writes)) report.Row(result.CachedCells());
        return results;
    }
}
