using System.Runtime.CompilerServices;
using Marketplace.Bench.Baseline;
using Marketplace.Bench.Catalogue;
using Marketplace.Bench.Load;
using Marketplace.Infrastructure;

namespace Marketplace.Bench;

internal static class Program
{
    /// <summary>The argument with which this program starts itself as the baseline server.</summary>
    public const string Baseline = "baseline";

    public static async Task Main(string[] args)
    {
        // Loads the SQLite of the operating system, before this program's own first use of it.
        RuntimeHelpers.RunModuleConstructor(typeof(InfrastructureModule).Module.ModuleHandle);
        if (args is [Baseline, var file, var url])
        {
            await BaselineServer.RunAsync(file, url);
            return;
        }

        var options = Options.Parse(args);
        var folder = options.Data is null ? Directory.CreateTempSubdirectory("marketplace-bench-").FullName : Directory.CreateDirectory(options.Data).FullName;
        try
        {
            await MeasureAsync(options, folder, CancellationToken.None);
        }
        finally
        {
            if (options.Data is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Options options, string folder, CancellationToken ct)
    {
        var database = Path.Combine(folder, "marketplace.db");
        if (!File.Exists(database))
        {
            Console.Error.WriteLine($"Generating {options.Products} products …");
            await CatalogueFile.GenerateAsync(folder, database, options.Products, ct);
        }

        var startUp = await StartUp.MeasureAsync(() => ServerProcess.StartOursAsync(options.Server, folder, database, ct));
        Console.WriteLine(startUp);
        Console.WriteLine();
        await using var ours = await ServerProcess.StartOursAsync(options.Server, folder, database, ct);
        await using var baseline = await ServerProcess.StartBaselineAsync(database, ct);
        using var comparison = new Comparison(ours.Url, baseline.Url, options);
        List<string> table = [Result.Row(Result.Header), Result.Row(Result.Header.Select((_, column) => column == 0 ? "---" : "---:"))];
        foreach (var line in table) Console.WriteLine(line);
        foreach (var scenario in await Scenarios.MakeAsync(database, ours.Url, ct))
        {
            if (!scenario.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)) continue;
            table.Add(Result.Row((await comparison.RunAsync(scenario, ct)).Cells()));
            Console.WriteLine(table[^1]);
        }

        if (options.Markdown is not null) await File.WriteAllLinesAsync(options.Markdown, table.Prepend("").Prepend(startUp), ct);
    }
}
