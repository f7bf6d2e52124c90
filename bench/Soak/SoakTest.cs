using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Marketplace.Bench.Load;
using Marketplace.Bench.Plots;

namespace Marketplace.Bench.Soak;

/// <summary>One node, whole as in production, under a mixed load: does anything grow that should not?</summary>
internal static class SoakTest
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    /// <summary>The part of the time in which memory may still grow.</summary>
    private const double WarmUp = 1.0 / 3;

    public static async Task RunAsync(Servers servers, TimeSpan duration, Options options, Report report, CancellationToken ct)
    {
        var metrics = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var samples = new List<Sample>();
        string drained;
        var load = await MixedLoad.PrepareAsync(servers.Database, ct);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telemetry:MetricsUrl"] = metrics.ToString().TrimEnd('/'),
            ["Cache:MemoryMegabytes"] = "32", // full within the part that is not counted
            ["DOTNET_GCHeapHardLimit"] = "0x20000000", // 512 MB, as the limit of a container sets it: what may be collected is
        };
        await using (var server = await servers.StartOursAsync(settings, ct))
        {
            using var probe = new Probe(server.Id, metrics, servers.Database);
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections, UseProxy = false, UseCookies = false }) { BaseAddress = server.Url };
            await load.RegisterAsync(client, ct);
            using var end = new CancellationTokenSource(duration);
            var clients = Enumerable.Range(0, options.Connections).Select(seed => load.RunAsync(client, seed, end.Token)).ToList();
            for (var since = Stopwatch.GetTimestamp(); !end.IsCancellationRequested;)
            {
                await Task.Delay(Every, ct);
                samples.Add(await probe.TakeAsync(Stopwatch.GetElapsedTime(since), load.TakeFigures()));
                if (samples.Count % 12 == 0) Console.Error.WriteLine(samples[^1]);
            }

            await Task.WhenAll(clients);
            drained = await DrainAsync(probe, ct);
        }

        Tell(samples, load, options, report, duration);
        report.Say(drained);
        var (text, isClean) = await servers.VerifyAsync(ct);
        var lines = text.Split('\n');
        report.Say($"`verify` of the books afterwards: {(isClean ? "clean" : "NOT clean")}: {lines[0]}{(lines.Length > 1 ? $" (and {lines.Length - 1} more)" : "")}");
    }

    /// <summary>What was raised until the end has to reach everybody soon after it.</summary>
    private static async Task<string> DrainAsync(Probe probe, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        var left = await probe.CountWaitingAsync();
        var first = left;
        for (; left > 0 && Stopwatch.GetElapsedTime(since) < Patience; left = await probe.CountWaitingAsync()) await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        return string.Create(CultureInfo.InvariantCulture, $"When the load ended {first} events waited; {left} did {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s later.");
    }

    private static void Tell(List<Sample> samples, MixedLoad load, Options options, Report report, TimeSpan duration)
    {
        var warm = samples.Where(sample => sample.At > duration * WarmUp).ToList();
        report.Say($"## Soak of {duration.TotalMinutes:0.#} minutes, {options.Variant}, {options.Products[0]:N0} products, {options.Connections} clients");
        report.Say($"{load.Requests:N0} requests, {load.Errors.Values.Sum():N0} of them failed{string.Concat(load.Errors.OrderBy(error => error.Key, StringComparer.Ordinal).Select(error => $"; {error.Key}: {error.Value}"))}. Slopes are least squares over the samples after the first third, with their standard errors.");
        report.Head(["", "first", "last", "least", "most", "slope per hour", "±"]);
        var held = true;
        foreach (var (name, unit, figure) in Sample.Kept)
        {
            var points = warm.ConvertAll(sample => (X: sample.At.TotalHours, Y: figure(sample)));
            if (points.Count < 3 || points.TrueForAll(point => double.IsNaN(point.Y))) continue;
            var (slope, error) = Slope(points);
            if (name == Sample.Memory) held = slope - (2 * error) < 1;
            report.Row([$"{name}, {unit}", F(points[0].Y), F(points[^1].Y), F(points.Min(point => point.Y)), F(points.Max(point => point.Y)), F(slope), F(error)]);
        }

        if (duration < Shortest) report.Say("So short a run only shows that everything works: memory still warms up.");
        else report.Say(held ? "Memory is not shown to grow by 1 MB/h or more (its slope less two standard errors is below that)." : "Memory GROWS: its slope less two standard errors is 1 MB/h or more.");
        var svg = new Svg();
        var across = Axis.Linear(samples.Select(sample => sample.At.TotalMinutes), "minutes");
        foreach (var (name, unit, figure) in Sample.All)
        {
            var points = samples.ConvertAll(sample => (sample.At.TotalMinutes, figure(sample)));
            if (points.Exists(point => !double.IsNaN(point.Item2))) svg.Add(name, across, Axis.Linear(points.Select(point => point.Item2), unit), [new Curve("the server", points, 0)]);
        }

        report.Draw($"soak-{options.Variant}.svg", $"Soak, {options.Variant}", svg, options.Plots);
    }

    /// <summary>By least squares, with its standard error.</summary>
    private static (double Slope, double Error) Slope(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - x) * (point.X - x));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / spread;
        var left = points.Sum(point => Math.Pow(point.Y - y - (slope * (point.X - x)), 2));
        return (slope, Math.Sqrt(left / (points.Count - 2) / spread));
    }

    private static string F(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
