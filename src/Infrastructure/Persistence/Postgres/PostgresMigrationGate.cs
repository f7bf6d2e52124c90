using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// EF Core's lock is on a table that a new database does not have yet, so that the first starts of several nodes collide. An advisory lock needs
/// nothing, and ends with its connection. The database itself is made where it is missing and may be made.
/// </summary>
internal sealed class PostgresMigrationGate(PostgresDatabase database) : IMigrationGate
{
    private const long Key = 0x4D_61_72_6B_65_74;
    private const int OldestMajor = 15;

    public async Task<IAsyncDisposable> EnterAsync(MarketplaceDbContext context, CancellationToken ct)
    {
        await CreateAsync(ct);
        var connection = Connection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false });
        try
        {
            await connection.OpenAsync(ct);
            await EnsureUsableAsync(connection, ct);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 600, Parameters = { new NpgsqlParameter { Value = Key } } };
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task EnsureUsableAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (connection.PostgreSqlVersion.Major < OldestMajor) throw new InvalidOperationException($"PostgreSQL {OldestMajor} or newer is needed, and this is {connection.PostgreSqlVersion}.");

        await using var command = new NpgsqlCommand("SHOW server_encoding", connection);
        if (await command.ExecuteScalarAsync(ct) is not "UTF8") throw new InvalidOperationException("The database must be encoded in UTF8.");
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        var name = settings.Database ?? settings.Username ?? throw new InvalidOperationException("The connection string names no database.");
        await using var probe = Connection(settings);
        try
        {
            await probe.OpenAsync(ct);
            return;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            settings.Database = "postgres";
        }

        await using var connection = Connection(settings);
        await connection.OpenAsync(ct);
        try
        {
#pragma warning disable CA2100 // a name cannot be a parameter; it is quoted
            await using var create = new NpgsqlCommand($"CREATE DATABASE {Quoted(name)} ENCODING 'UTF8' TEMPLATE template0", connection);
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster.
        }
    }

    /// <summary>Of no pool.</summary>
    private static NpgsqlConnection Connection(NpgsqlConnectionStringBuilder settings) => PostgresDatabase.Named("start", settings).Build().CreateConnection();

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
