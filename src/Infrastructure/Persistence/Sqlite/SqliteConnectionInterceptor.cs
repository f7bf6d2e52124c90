using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>Settings that SQLite keeps per connection, or (write-ahead logging) in the file. The pool lends connections that have them already.</summary>
internal sealed class SqliteConnectionInterceptor(IOptions<PersistenceOptions> options) : DbConnectionInterceptor
{
    /// <summary>A connection that has this has the other settings, too. In KiB, and SQLite wants them negative.</summary>
    private const long CacheSize = -8000;

    private readonly string _settings = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout=5000;PRAGMA journal_mode=WAL;PRAGMA synchronous={options.Value.Synchronous};PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;PRAGMA cache_size={CacheSize};");

    private readonly ConditionalWeakTable<SqliteConnection, object> _taught = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Prepare(SqliteConnection connection)
    {
        Teach(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA cache_size";
        if (command.ExecuteScalar() is CacheSize) return;

#pragma warning disable CA2100 // one of two validated words
        command.CommandText = _settings;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>SQLite's own <c>lower</c> knows the letters of ASCII only; text is compared without regard to case in every script.</summary>
    private void Teach(SqliteConnection connection)
    {
        if (!_taught.TryAdd(connection, this)) return; // it keeps its functions from one opening to the next

#pragma warning disable CA1308 // the name and the meaning are those of SQL
        connection.CreateFunction("lower", static (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
#pragma warning restore CA1308
    }
}
