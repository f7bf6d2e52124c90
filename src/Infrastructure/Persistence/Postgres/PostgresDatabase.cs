using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>Where the database is, and the connections to it; each prepares what it runs again and again.</summary>
internal sealed class PostgresDatabase : IDisposable, IAsyncDisposable
{
    private const int MaxPrepared = 200;

    /// <summary>More at the same time only hold each other up, each with plans and memory of its own; and two nodes fit into the hundred that PostgreSQL takes by itself.</summary>
    private const int MaxConnections = 40;

    /// <summary>To be let in, or to get a connection from the pool: so a writer is refused in time. What is cancelled waits as long for another connection that tells the server.</summary>
    private const int PatienceSeconds = 4;

    public PostgresDatabase(IOptions<PersistenceOptions> options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString);
        var said = settings.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase); // ContainsKey is true of all that could be said
        if (!said.Contains("Max Auto Prepare")) settings.MaxAutoPrepare = MaxPrepared;
        if (!said.Contains("No Reset On Close")) settings.NoResetOnClose = true; // nothing here outlives its transaction
        if (!said.Contains("Timeout")) settings.Timeout = PatienceSeconds;
        if (!said.Contains("Maximum Pool Size")) settings.MaxPoolSize = Math.Max(MaxConnections, settings.MinPoolSize);
        if (!said.Contains("GSS Encryption Mode")) settings.GssEncryptionMode = GssEncryptionMode.Disable; // it is tried before TLS, and a server that says nothing is then waited for twice
        settings.ApplicationName ??= "marketplace";
        ConnectionString = settings.ConnectionString;

        Source = Named("marketplace", settings).UsePhysicalConnectionInitializer(Lent.Know, opened =>
        {
            Lent.Know(opened);
            return Task.CompletedTask;
        }).Build();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public LentConnections Lent { get; } = new();

    /// <summary>Connections that are open now are not lent again.</summary>
    public void Renew() => Source.Clear();

    /// <summary>Without a name, metrics would be labelled with host, user and database.</summary>
    public static NpgsqlDataSourceBuilder Named(string name, NpgsqlConnectionStringBuilder settings) => new(settings.ConnectionString) { Name = name };

    /// <summary>How far its log has come, and which cluster it is: every copy of it has the same number.</summary>
    public async Task<(ulong Position, string System)> AskPositionAsync(CancellationToken ct)
    {
        await using var command = Source.CreateCommand("SELECT (pg_current_wal_insert_lsn() - '0/0')::text, system_identifier::text FROM pg_control_system()");
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return (Position(rows.GetString(0)), rows.GetString(1));
    }

    /// <summary>A place in the log, as text of its bytes.</summary>
    public static ulong Position(string bytes) => ulong.Parse(bytes, CultureInfo.InvariantCulture);

    public void Dispose() => Source.Dispose();

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
