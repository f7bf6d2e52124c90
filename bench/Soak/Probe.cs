using System.Globalization;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Soak;

/// <summary>Looks at a process from outside: the operating system, its metrics, its database.</summary>
internal sealed class Probe(int process, Uri metrics, BenchDatabase database) : IDisposable
{
    private const double Megabyte = 1024 * 1024;

    private readonly HttpClient _client = new() { BaseAddress = metrics };

    public async Task<Sample> TakeAsync(TimeSpan at, Figures figures)
    {
        var status = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new Sample(
            at,
            Number(status["VmRSS"]) / 1024,
            await HeapAsync() / Megabyte,
            Directory.GetFiles($"/proc/{process}/fd").Length,
            Number(status["Threads"]),
            await database.CountConnectionsAsync() ?? double.NaN,
            await CountWaitingAsync(),
            figures.PerSecond,
            figures.Median,
            figures.Slow);
    }

    /// <summary>Events that were not delivered yet.</summary>
    public async Task<int> CountWaitingAsync() => (await database.ListAsync("SELECT count(*) FROM platform_outbox WHERE sent_at IS NULL", row => (int)row.GetInt64(0)))[0];

    public void Dispose() => _client.Dispose();

    private async Task<double> HeapAsync()
    {
        var lines = (await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
        return lines.Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal)).Sum(line => Number(line[line.LastIndexOf(' ')..]));
    }

    private static double Number(string text) => double.Parse(text.Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
}
