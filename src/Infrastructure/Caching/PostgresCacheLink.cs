using System.Globalization;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Persistence.Postgres;

namespace Marketplace.Infrastructure.Caching;

/// <summary>Nodes on one PostgreSQL that have no Redis, or are cut off from it, tell each other by its notifications. They share no answers.</summary>
internal sealed class PostgresCacheLink : ICacheLink
{
    private const string Channel = "marketplace_cache";
    private const string Everything = "*";

    private readonly PostgresLink _link;
    private readonly CacheEpochs _epochs;
    private readonly Debt _drop = new();
    private Action<IReadOnlyCollection<int>?>? _onHeard;
    private bool _hasHeard;

    public PostgresCacheLink(PostgresLink link, CacheEpochs epochs)
    {
        (_link, _epochs) = (link, epochs);
        link.Listen(Channel, Hear);
        link.OnBeat(BeatAsync);
    }

    public bool IsHearing => _link.IsHearing;

    /// <summary>For who has to know first what is heard here; null: anything may have changed.</summary>
    public void OnHeard(Action<IReadOnlyCollection<int>?> hear) => _onHeard = hear;

    public async Task TellAsync(IReadOnlyCollection<int> stripes)
    {
        var payload = string.Join(' ', stripes);
        if (!await _link.TellAsync(Channel, payload.Length > PostgresLink.MaxPayload ? Everything : payload)) _drop.Owe(); // told as soon as the database is there again
    }

    public Task<SharedInstant?> NowAsync() => Task.FromResult<SharedInstant?>(null);

    public Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key) => Task.FromResult<(RenderedAnswer?, SharedInstant?)>((null, null));

    public Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime) => Task.CompletedTask;

    private async Task BeatAsync(bool isBack)
    {
        if (isBack && _hasHeard) _onHeard?.Invoke(null);
        if (isBack) _epochs.Drop(); // what happened before was not heard
        _hasHeard = true;
        await _drop.PayAsync(() => _link.TellAsync(Channel, Everything));
    }

    private void Hear(string payload)
    {
        int[]? stripes = payload == Everything ? null : [.. payload.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(stripe => int.Parse(stripe, CultureInfo.InvariantCulture))];
        _onHeard?.Invoke(stripes);
        if (stripes is null) _epochs.Drop();
        else _epochs.Change(stripes);
    }
}
