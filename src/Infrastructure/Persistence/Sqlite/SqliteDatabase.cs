using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>Where the database is; its directory is made if it is not there.</summary>
internal sealed class SqliteDatabase
{
    public SqliteDatabase(IOptions<PersistenceOptions> options)
    {
        var settings = string.IsNullOrWhiteSpace(options.Value.ConnectionString)
            ? new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(options.Value.Path!) }
            : new SqliteConnectionStringBuilder(options.Value.ConnectionString);
        settings.Pooling = true;
        if (Path.GetDirectoryName(settings.DataSource) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
        ConnectionString = settings.ToString();
    }

    public string ConnectionString { get; }
}
