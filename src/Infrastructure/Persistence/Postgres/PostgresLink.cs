using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// What nodes on one PostgreSQL tell each other by its notifications (LISTEN and NOTIFY), where they have no Redis or are cut off from it. One connection listens for
/// all purposes; it is asked every second whether it still is there, and where it is not, the idle ones are not trusted either: a network that swallows everything tells nobody.
/// Where nobody else was answered meanwhile, those that wait for an answer are broken, too.
/// </summary>
internal sealed partial class PostgresLink(PostgresDatabase database, WriterGate writers, ILogger<PostgresLink> log) : BackgroundService
{
    public const int MaxPayload = 7_900; // the server takes 8,000 bytes

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, Action<string>> _ears = new(StringComparer.Ordinal);
    private readonly List<Func<bool, Task>> _beats = [];
    private volatile bool _isHearing;

    public bool IsHearing => _isHearing;

    /// <summary>Before the program has started.</summary>
    /// <param name="channel">A plain name in lower case.</param>
    public void Listen(string channel, Action<string> hear) => _ears.Add(channel, hear);

    /// <summary>Called about every second while the database is there; told whether it just came back, so that what happened before was not heard.</summary>
    public void OnBeat(Func<bool, Task> beat) => _beats.Add(beat);

    /// <returns>False where the database is away.</returns>
    public async Task<bool> TellAsync(string channel, string payload)
    {
        try
        {
            await using var command = database.Source.CreateCommand("SELECT pg_notify($1, $2)");
            command.Parameters.Add(new() { Value = channel });
            command.Parameters.Add(new() { Value = payload });
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (Exception failure) when (IsAway(failure))
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (IsAway(failure) || failure is InvalidOperationException)
            {
                Deaf(log, failure);
                await Task.Delay(Beat, stoppingToken);
            }
        }
    }

    private static bool IsAway(Exception failure) => failure is TimeoutException || DatabaseFailures.IsUnreachable(failure) || DatabaseFailures.IsPassing(failure);

    private async Task ListenAsync(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = (int)Patience.TotalSeconds, Timeout = (int)Patience.TotalSeconds };
        await using var source = PostgresDatabase.Named("listen", settings).Build();
        await using var connection = source.CreateConnection();
        connection.Notification += (_, notification) => _ears[notification.Channel](notification.Payload);
        await AskAsync(() => connection.OpenAsync(ct), ct);
        foreach (var channel in _ears.Keys)
        {
            await using var listen = new NpgsqlCommand($"LISTEN {channel}", connection);
            await AskAsync(() => listen.ExecuteNonQueryAsync(ct), ct);
        }

        try
        {
            for (var isBack = true; ; isBack = false)
            {
                foreach (var beat in _beats) await beat(isBack);
                _isHearing = true;
                if (await connection.WaitAsync(Beat, ct)) continue;

                await using var alive = new NpgsqlCommand("SELECT 1", connection);
                await AskAsync(() => alive.ExecuteNonQueryAsync(ct), ct);
            }
        }
        finally
        {
            _isHearing = false;
            database.Renew();
        }
    }

    /// <summary>Something that the database answers at once, if it answers.</summary>
    private async Task AskAsync(Func<Task> ask, CancellationToken ct)
    {
        var (asked, isSilent) = (Stopwatch.GetTimestamp(), false);
        try
        {
            await ask().WaitAsync(Patience + Moment, ct); // the client gives up after its patience, but first tries to tell the server that nobody waits any more
        }
        catch (Exception failure) when (failure is not OperationCanceledException && Stopwatch.GetElapsedTime(asked) >= Patience - Moment)
        {
            await Task.Delay(Moment, ct); // for answers that are there, and at which a process that was held up itself has not looked yet
            var after = asked + (long)(Moment.TotalSeconds * Stopwatch.Frequency); // what was heard at first may have been said before it fell silent
            isSilent = !database.Lent.HaveHeardSince(after);
            if (isSilent) LetGo();
            throw;
        }
        finally
        {
            if (!isSilent) writers.GoOn(); // also where it does not let us in: it says so, or somebody else was answered
        }
    }

    /// <summary>First those who would take the place of the others, and the connections that they would take.</summary>
    private void LetGo()
    {
        writers.LetGo();
        database.Renew();
        if (database.Lent.Break() is > 0 and var count) Silent(log, count);
    }

    [LoggerMessage(EventId = 2314, Level = LogLevel.Warning, Message = "The database answers nobody; the {Count} connections that wait for it are broken.")]
    private static partial void Silent(ILogger logger, int count);

    [LoggerMessage(EventId = 2311, Level = LogLevel.Warning, Message = "What other nodes tell by the database cannot be heard; without Redis nothing is kept meanwhile.")]
    private static partial void Deaf(ILogger logger, Exception failure);
}
