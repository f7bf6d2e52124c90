using System.Globalization;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Persistence.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Infrastructure.Caching;

/// <summary>
/// Nodes on one PostgreSQL that have no Redis tell each other by its notifications (LISTEN and NOTIFY). They share no answers. A connection of its own is asked
/// every second whether it still is there.
/// </summary>
internal sealed partial class PostgresCacheLink(PostgresDatabase database, CacheEpochs epochs, ILogger<PostgresCacheLink> log) : BackgroundService, ICacheLink
{
    private const string Channel = "marketplace_cache";
    private const string Everything = "*";
    private const int MaxPayload = 7_900; // the server takes 8,000 bytes

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private volatile bool _isHearing;
    private volatile bool _owesDrop;

    public bool IsHearing => _isHearing;

    public async Task TellAsync(IReadOnlyCollection<int> stripes)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync();
            var payload = string.Join(' ', stripes);
            await NotifyAsync(connection, payload.Length > MaxPayload ? Everything : payload, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            _owesDrop = true; // told as soon as the database is there again
        }
    }

    public Task<SharedInstant?> NowAsync() => Task.FromResult<SharedInstant?>(null);

    public Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key) => Task.FromResult<(RenderedAnswer?, SharedInstant?)>((null, null));

    public Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                _isHearing = false;
                Deaf(log, failure);
                await Task.Delay(Beat, stoppingToken);
            }
        }
    }

    private static async Task NotifyAsync(NpgsqlConnection connection, string payload, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = payload } } };
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = 2, Timeout = 5 };
        await using var source = PostgresDatabase.Named("listen", settings).Build();
        await using var connection = source.CreateConnection();
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await connection.OpenAsync(ct);
        await using var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await listen.ExecuteNonQueryAsync(ct);
        epochs.Drop(); // what happened before was not heard
        _isHearing = true;
        while (true)
        {
            if (_owesDrop)
            {
                await NotifyAsync(connection, Everything, ct);
                _owesDrop = false;
            }

            if (await connection.WaitAsync(Beat, ct)) continue;

            await using var alive = new NpgsqlCommand("SELECT 1", connection);
            await alive.ExecuteNonQueryAsync(ct);
        }
    }

    private void Hear(string payload)
    {
        if (payload == Everything) epochs.Drop();
        else epochs.Change(payload.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(stripe => int.Parse(stripe, CultureInfo.InvariantCulture)));
    }

    [LoggerMessage(EventId = 2311, Level = LogLevel.Warning, Message = "Changes on other nodes cannot be heard; nothing is kept meanwhile.")]
    private static partial void Deaf(ILogger logger, Exception failure);
}
