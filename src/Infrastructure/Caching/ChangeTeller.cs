using Marketplace.Application.Common.Caching;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Infrastructure.Caching;

/// <summary>
/// Ends what is kept of things that have changed: here at once, and on the other nodes a moment later; who changes something does not wait for that, and what
/// many change at the same time is told together.
/// </summary>
internal sealed class ChangeTeller(CacheEpochs epochs, ICacheLink link) : BackgroundService
{
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
            await TellAllAsync();
        }
    }

    private async Task TellAllAsync()
    {
        HashSet<int> batch;
        lock (_gate)
        {
            batch = _untold;
            _untold = [];
        }

        if (batch.Count > 0) await link.TellAsync(batch);
        lock (_gate) _isBehind = _untold.Count > 0;
    }
}
