using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Search;
using Marketplace.Infrastructure.Search.Postgres;
using Marketplace.Testing.Databases;
using Npgsql;

namespace Marketplace.Bench.Databases;

/// <summary>A server of its own, set up as one would for money: what was committed is on the disk.</summary>
internal sealed class PostgresBenchDatabase(string folder) : BenchDatabase(folder)
{
    private const string Name = "marketplace";

    private const string Configuration = """
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        shared_buffers = 512MB
        effective_cache_size = 4GB
        work_mem = 16MB
        maintenance_work_mem = 512MB
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        """;

    private readonly PostgresDialect _dialect = new();
    private readonly PostgresServer _server = PostgresServer.Kept(Path.Combine(folder, "postgres"), Configuration);

    public override DatabaseProvider Provider => DatabaseProvider.Postgres;

    public override string Address => new NpgsqlConnectionStringBuilder(Plain) { Timeout = 60, CommandTimeout = 120 }.ConnectionString;

    /// <summary>With the limits that the server has by itself.</summary>
    private string Plain => new NpgsqlConnectionStringBuilder { Host = _server.Host, Username = "postgres", Database = Name }.ConnectionString;

    protected override IReadOnlyDictionary<string, string?> Place => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = Plain,
        ["Database:Path"] = Path.Combine(Folder, "marketplace"), // what is kept beside the database
    };

    public override string? DocumentOf(ProjectedText text) => _dialect.Document(text);

    public override async Task<Bulk> BeginBulkAsync(CancellationToken ct) => await PostgresBulk.BeginAsync(Address, ct);

    public override async Task<int?> CountConnectionsAsync() =>
        (await ListAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'marketplace'", row => (int)row.GetInt64(0)))[0];

    public override ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _server.DisposeAsync();
    }
}
