using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>Does each work when its period is over, one after the other: none of it is urgent, and the database has better things to do.</summary>
internal sealed partial class Housekeeper(IEnumerable<Housework> works, IServiceScopeFactory scopes, IOptions<HousekeepingOptions> options, TimeProvider clock, ILogger<Housekeeper> log) : BackgroundService
{
    private readonly List<(Housework Work, TimeSpan Every)> _works = [.. works.Select(work => (work, options.Value.Periods.TryGetValue(work.Name, out var period) ? period : work.Every))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || _works.Count == 0) return;

        var due = _works.ToDictionary(entry => entry.Work.Name, entry => clock.GetUtcNow() + entry.Every, StringComparer.Ordinal);
        while (!stoppingToken.IsCancellationRequested)
        {
            var (work, every) = _works.MinBy(entry => due[entry.Work.Name]);
            var wait = due[work.Name] - clock.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, stoppingToken);
            await DoAsync(work, stoppingToken);
            due[work.Name] = clock.GetUtcNow() + every;
        }
    }

    private async Task DoAsync(Housework work, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(work.Command(), ct);
            if (done > 0) Done(work.Name, done);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(work.Name, failure); // the next time is soon enough
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Housekeeping: {Work} dealt with {Count}.")]
    private partial void Done(string work, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping: {Work} failed; it is tried again.")]
    private partial void Failed(string work, Exception failure);
}
