using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Health;

/// <summary>What <c>/health/ready</c> tells: each thing by its name, how it is, and how long it took to find out.</summary>
public sealed record ReadinessReport(ReadinessStatus Status, IReadOnlyList<ReadinessReport.Line> Lines)
{
    public sealed record Line(string Name, ReadinessFinding Finding, double Milliseconds);
}

/// <summary>Asks all checks at once and remembers the answer for a second, so that asking often costs nothing.</summary>
internal sealed partial class Readiness(IEnumerable<IReadinessCheck> checks, IOptions<HealthOptions> options, TimeProvider clock, ILogger<Readiness> log) : IReadiness, IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private (ReadinessReport Report, long At)? _last;

    public async Task<ReadinessReport> LookAsync(CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            if (_last is { } last && clock.GetElapsedTime(last.At) < Memory) return last.Report;
            var lines = await Task.WhenAll(checks.Select(LookAsync));
            var report = new ReadinessReport(lines.Select(line => line.Finding.Status).DefaultIfEmpty().Max(), lines);
            _last = (report, clock.GetTimestamp());
            return report;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<ReadinessReport.Line> LookAsync(IReadinessCheck check)
    {
        var watch = Stopwatch.GetTimestamp();
        ReadinessFinding finding;
        var patience = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        using var enough = new CancellationTokenSource(patience);
        try
        {
            finding = await Task.Run(() => check.LookAsync(enough.Token), enough.Token).WaitAsync(patience, clock);
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            finding = new(ReadinessStatus.Failed, "does not answer");
        }
        catch (Exception failure)
        {
            Failed(failure, check.Name);
            finding = new(ReadinessStatus.Failed, "cannot be reached");
        }

        return new(check.Name, finding, Math.Round(Stopwatch.GetElapsedTime(watch).TotalMilliseconds, 1));
    }

    [LoggerMessage(3002, LogLevel.Warning, "Not ready: {Check} failed.")]
    private partial void Failed(Exception failure, string check);
}

/// <summary>Whether this node can serve.</summary>
public interface IReadiness
{
    Task<ReadinessReport> LookAsync(CancellationToken ct);
}
