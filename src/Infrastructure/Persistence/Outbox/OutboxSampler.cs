using System.Diagnostics.Metrics;
using Marketplace.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>How many events wait and for how long, looked up from time to time: a scrape costs no statement.</summary>
internal sealed partial class OutboxSampler : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Meter _meter = new(Measurements.Name);
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxSampler> _log;
    private long _waiting;
    private double _age;

    public OutboxSampler(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxSampler> log)
    {
        (_scopes, _clock, _log) = (scopes, clock, log);
        _meter.CreateObservableGauge("marketplace.outbox.waiting", () => Volatile.Read(ref _waiting), "{event}", "Events that wait to be delivered.");
        _meter.CreateObservableGauge("marketplace.outbox.age", () => Volatile.Read(ref _age), "s", "How long the oldest of them waits.");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotSeen(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var waiting = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Outbox.AsNoTracking().Where(message => message.SentAt == null);
        Volatile.Write(ref _waiting, await waiting.LongCountAsync(ct));
        var oldest = await waiting.OrderBy(message => message.Sequence).Select(message => (DateTimeOffset?)message.OccurredAt).FirstOrDefaultAsync(ct);
        Volatile.Write(ref _age, oldest is null ? 0 : double.Max(0, (_clock.GetUtcNow() - oldest.Value).TotalSeconds));
    }

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "What waits in the outbox could not be looked up")]
    private partial void NotSeen(Exception failure);
}
