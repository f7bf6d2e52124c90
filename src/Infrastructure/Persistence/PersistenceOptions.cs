using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Marketplace.Application.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>The databases that the program can stand on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file; the whole product on one node.</summary>
    Sqlite,

    /// <summary>A server of version 15 or newer; any number of nodes.</summary>
    Postgres,
}

/// <summary>What a start does about the version of the database.</summary>
public enum MigrationMode
{
    /// <summary>Brings it up to date; other starts wait meanwhile.</summary>
    Apply,

    /// <summary>Refuses to start on another version than its own.</summary>
    Verify,
}

/// <summary>Where the data lives (section <c>Database</c>).</summary>
public sealed partial record PersistenceOptions : ICheckedSettings, IGuardedSettings
{
    public const string Section = "Database";

    /// <summary>On which database the program stands: a file of SQLite, for one node, or a PostgreSQL of version 15 or newer, encoded in UTF8.</summary>
    public DatabaseProvider Provider { get; init; }

    /// <summary>The file of SQLite; its directory is made if it is not there. With PostgreSQL only that directory counts, for what is kept beside the database.</summary>
    public string? Path { get; init; }

    /// <summary>A whole connection string: instead of <see cref="Path"/> for SQLite, always for PostgreSQL, as Npgsql reads it (`Host=…;Username=…;Password=…;Database=…`): the database is made where it is missing and may be made.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>What a start does about the version of the database: bring it up to date, or end where it is another.</summary>
    public MigrationMode Migrate { get; init; }

    /// <summary>PostgreSQL: standbys that stream from the database, each as `host` or `host:port`. They are asked what the public reads; all else of the connection is as in <see cref="ConnectionString"/>.</summary>
    public IList<string> Replicas { get; init; } = [];

    /// <summary>PostgreSQL: a standby that is further behind is asked nothing until it has caught up.</summary>
    [Range(1, 5)]
    public int ReplicaMaxLagSeconds { get; init; } = 3;

    /// <summary>SQLite: FULL survives the loss of power, NORMAL only the end of the process.</summary>
    [AllowedValues("FULL", "NORMAL")]
    public string Synchronous { get; init; } = "FULL";

    /// <summary>PostgreSQL: how many units of work write at once in one process; the others wait for their turn, and take no connection from those who read. (SQLite has one.)</summary>
    [Range(1, 1000)]
    public int Writers { get; init; } = 16;

    /// <summary>How long a writer waits for its turn before it gives up.</summary>
    [Range(1, 600)]
    public int WriterTimeoutSeconds { get; init; } = 30;

    /// <summary>The folder of the database, where what belongs to it is kept beside it.</summary>
    public string Folder
    {
        get
        {
            var file = string.IsNullOrWhiteSpace(Path) ? FileOfConnection : Path;
            return System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!;
        }
    }

    private string FileOfConnection => Provider is DatabaseProvider.Postgres ? "data/marketplace" : new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    public IEnumerable<string> Faults()
    {
        if (Provider is DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString)) yield return $"{Section}:{nameof(ConnectionString)} is missing: PostgreSQL needs one, as Host=…;Username=…;Password=…;Database=….";
        if (Provider is DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(Path) == string.IsNullOrWhiteSpace(ConnectionString)) yield return $"{Section}:{nameof(Path)} and {Section}:{nameof(ConnectionString)}: SQLite needs one of the two.";
        if (Provider is DatabaseProvider.Sqlite && Replicas.Count > 0) yield return $"{Section}:{nameof(Replicas)} names standbys, and SQLite has none.";
        foreach (var replica in Replicas.Where(replica => Provider is DatabaseProvider.Postgres && !Replica().IsMatch(replica))) yield return $"{Section}:{nameof(Replicas)} has '{replica}'; each has to be a host, or a host and a port, as db2.example:5432.";
        if (Replicas.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Replicas.Count) yield return $"{Section}:{nameof(Replicas)} names a standby twice.";
        if (!IsConnection()) yield return $"{Section}:{nameof(ConnectionString)} cannot be read as a connection string of {Provider}."; // and is not shown: it may hold a password
    }

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (Provider is DatabaseProvider.Postgres && new NpgsqlConnectionStringBuilder(ConnectionString).IncludeErrorDetail) yield return new($"{Section}:{nameof(ConnectionString)}", "has Include Error Detail, which writes rows into the log");
    }

    /// <summary>A name, an address (one of version 6 in brackets), or the folder of a socket.</summary>
    [GeneratedRegex(@"^(\[[0-9a-fA-F:]+\]|[^\s,;:=\[\]]+)(:[1-9][0-9]{0,4})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Replica();

    private bool IsConnection()
    {
        try
        {
            return ConnectionString is null || (Provider is DatabaseProvider.Postgres ? new NpgsqlConnectionStringBuilder(ConnectionString).Count : new SqliteConnectionStringBuilder(ConnectionString).Count) >= 0;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }
}
