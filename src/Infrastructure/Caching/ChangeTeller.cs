using Marketplace.Application.Common.Caching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Caching;

/// <summary>
/// Ends what is kept of things that have changed: here at once, and on the other nodes a moment later; who changes something does not wait for that, and what
/// many change at the same time is told together.
/// </summary>
internal sealed partial class ChangeTeller(CacheEpochs epochs, ICacheLink link, ILogger<ChangeTeller> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _isSomething = new(0, 1);
    private HashSet<int> _untold = [];
    private volatile bool _isBehind;

    /// <summary>Something is not told yet, so what nodes share may be older than what this one has stored.</summary>
    public bool IsBehind => _isBehind;

    public void Tell(IEnumerable<int> stripes)
    {
        List<int> changed = [.. stripes];
        epochs.Change(changed);
        lock (_gate)
        {
            _untold.UnionWith(changed);
            _isBehind = true;
            if (_isSomething.CurrentCount == 0) _isSomething.Release();
        }
    }

    /// <summary>Once more with the event, as the one who changed it may have died before it told.</summary>
    public void Tell(string eventName, Guid subject) => Tell(CacheStripes.OfEvent(eventName, subject));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TellAllAsync();
    }

    public override void Dispose()
    {
        _isSomething.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _isSomething.WaitAsync(stoppingToken);
            while (!await TellAllAsync()) await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <returns>False where it has to be told once more.</returns>
    private async Task<bool> TellAllAsync()
    {
        HashSet<int> batch;
        lock (_gate)
        {
            batch = _untold;
            _untold = [];
        }

        try
        {
            if (batch.Count > 0) await link.TellAsync(batch);
        }
        catch (Exception failure)
        {
            // Whatever is wrong with the link, the node goes on, and shares nothing until this is told.
            LogFailed(log, failure);
            lock (_gate) _untold.UnionWith(batch);
            return false;
        }

        lock (_gate) _isBehind = _untold.Count > 0;
        return true;
    }

    [LoggerMessage(EventId = 2312, Level = LogLevel.Error, Message = "Other nodes could not be told what has changed; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
