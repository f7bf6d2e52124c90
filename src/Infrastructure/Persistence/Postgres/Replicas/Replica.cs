using System.Data;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres.Replicas;

/// <summary>One standby, and what is known of it.</summary>
internal sealed class Replica(int number, string host, NpgsqlConnectionStringBuilder settings, TimeProvider clock) : IAsyncDisposable
{
    private const string HowFar = "SELECT (pg_last_wal_replay_lsn() - '0/0')::text, system_identifier::text FROM pg_control_system() WHERE pg_is_in_recovery()";

    private readonly NpgsqlDataSource _source = PostgresDatabase.Named("replica watch", new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Host = host, MinPoolSize = 0, MaxPoolSize = 1, Timeout = 2, CommandTimeout = 1 }).Build();
    private long _asOf = clock.GetTimestamp();

    /// <summary>Its place in the settings, from 1 on.</summary>
    public int Number => number;

    public string Host => host;

    /// <summary>The newest place of the log that it has passed; null while it is away, or too far behind.</summary>
    public Mark? Passed { get; private set; }

    /// <summary>How old what it shows is known to be at most; while it is away, for how long.</summary>
    public TimeSpan Lag => clock.GetElapsedTime(Volatile.Read(ref _asOf));

    /// <summary>Asks how far it has come.</summary>
    public async Task LookAsync(Journal journal, string? system, CancellationToken ct)
    {
        try
        {
            await using var command = _source.CreateCommand(HowFar);
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
            Passed = await rows.ReadAsync(ct) && rows.GetString(1) == system && !await rows.IsDBNullAsync(0, ct) ? journal.Passed(PostgresDatabase.Position(rows.GetString(0))) : null;
            if (Passed is { } passed) Volatile.Write(ref _asOf, passed.At);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            Passed = null; // whatever is wrong with it
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
