using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>Settings that SQLite keeps per connection, or (write-ahead logging) in the file.</summary>
internal sealed class SqliteConnectionInterceptor(IOptions<PersistenceOptions> options) : DbConnectionInterceptor
{
    private readonly string _settings =
        $"PRAGMA synchronous={options.Value.Synchronous};PRAGMA busy_timeout=5000;PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-8000;PRAGMA mmap_size=134217728;";

    private volatile bool _fileIsSet;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Settings(connection);
        command.ExecuteNonQuery();
        _fileIsSet = true;
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Settings(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        _fileIsSet = true;
    }

    private DbCommand Settings(DbConnection connection)
    {
        // SQLite's own knows the letters of ASCII only; text is compared without regard to case in every script.
#pragma warning disable CA1308 // the name and the meaning are those of SQL
        ((SqliteConnection)connection).CreateFunction("lower", static (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
#pragma warning restore CA1308
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of two validated words
        command.CommandText = _fileIsSet ? _settings : "PRAGMA journal_mode=WAL;" + _settings;
#pragma warning restore CA2100
        return command;
    }
}
