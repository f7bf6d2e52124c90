using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Caching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres.Replicas;

/// <summary>Replicas that may be asked now.</summary>
/// <param name="Source">Connections to them, in turn.</param>
/// <param name="Slowest">The place in the log that all of them have passed.</param>
internal sealed record Copies(NpgsqlDataSource Source, Mark Slowest)
{
    /// <summary>Every change that was heard of by this instant is in all of them.</summary>
    public AnswerInstant Knows => Slowest.Knows;
}

/// <summary>Looks several times a second how far every replica has come, so that no request finds out by waiting that one is away or behind.</summary>
internal sealed partial class ReplicaWatch : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly Meter _meter = new(Measurements.Name);
    private readonly ConcurrentDictionary<string, NpgsqlMultiHostDataSource> _sources = new(StringComparer.Ordinal);
    private readonly PostgresDatabase _database;
    private readonly CacheEpochs _epochs;
    private readonly ICacheLink _link;
    private readonly TimeProvider _clock;
    private readonly ILogger<ReplicaWatch> _log;
    private readonly TimeSpan _maxLag;
    private readonly Journal _journal;
    private volatile Copies? _current;
    private volatile string? _system;
    private string _asked = "";

    public ReplicaWatch(PostgresDatabase database, CacheEpochs epochs, ICacheLink link, IOptions<PersistenceOptions> options, TimeProvider clock, ILogger<ReplicaWatch> log)
    {
        (_database, _epochs, _link, _clock, _log) = (database, epochs, link, clock, log);
        _maxLag = TimeSpan.FromSeconds(options.Value.ReplicaMaxLagSeconds);
        _journal = new Journal(clock, _maxLag);
        Replicas = [.. options.Value.Replicas.Select((host, index) => new Replica(index + 1, host, Settings(), clock))];
        _meter.CreateObservableGauge("marketplace.replica.lag", () => Replicas.Select(replica => new Measurement<double>(replica.Lag.TotalSeconds, new KeyValuePair<string, object?>("replica", replica.Number))), "s", "How far each replica is behind at most; of one that is away, for how long.");
    }

    public IReadOnlyList<Replica> Replicas { get; }

    /// <summary>Null while none may be asked.</summary>
    public Copies? Current => _current is { } copies && _clock.GetElapsedTime(copies.Slowest.At) <= _maxLag ? copies : null;

    public override void Dispose()
    {
        _meter.Dispose();
        foreach (var source in _sources.Values) source.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll([
        RepeatAsync(NoteAsync, stoppingToken),
        .. Replicas.Select(replica => RepeatAsync(ct => replica.LookAsync(_journal, _system, ct), stoppingToken)),
    ]);

    private async Task RepeatAsync(Func<CancellationToken, Task> look, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Beat, _clock);
        do
        {
            await look(ct);
            Choose();
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    /// <summary>What was heard of is stored, so the log has passed it when it is asked afterwards.</summary>
    private async Task NoteAsync(CancellationToken ct)
    {
        try
        {
            var knows = new AnswerInstant(_epochs.Now, await _link.NowAsync());
            var (position, system) = await _database.AskPositionAsync(ct);
            _system = system;
            _journal.Note(knows, position);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // It is away: nothing is known of later instants, and what is known grows old.
        }
    }

    private void Choose()
    {
        List<(string Host, Mark Passed)> good = [.. from replica in Replicas let passed = replica.Passed where passed is not null && _clock.GetElapsedTime(passed.At) <= _maxLag select (replica.Host, passed)];
        var hosts = string.Join(',', good.Select(one => one.Host));
        _current = good.Count == 0 ? null : new Copies(SourceOf(hosts), good.MinBy(one => one.Passed.Position).Passed);
        if (Interlocked.Exchange(ref _asked, hosts) == hosts) return;

        foreach (var source in _sources.Values) source.Clear(); // a standby that went away has cut what was open
        Changed(good.Count, Replicas.Count);
    }

    private NpgsqlDataSource SourceOf(string hosts) => _sources.GetOrAdd(hosts, _ =>
    {
        var settings = Settings();
        (settings.Host, settings.LoadBalanceHosts, settings.HostRecheckSeconds, settings.Timeout, settings.CommandTimeout) = (hosts, true, 1, 2, 5);
        return PostgresDatabase.Named("replica", settings).BuildMultiHost();
    }).WithTargetSession(TargetSessionAttributes.Standby);

    private NpgsqlConnectionStringBuilder Settings() => new(_database.ConnectionString);

    [LoggerMessage(EventId = 2021, Level = LogLevel.Warning, Message = "From now on {Good} of {All} replicas are asked; the others are away or too far behind.")]
    private partial void Changed(int good, int all);
}
