using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

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
public sealed record PersistenceOptions : IValidatableObject
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; init; }

    /// <summary>The file of SQLite; its directory is made if it is not there. With PostgreSQL only that directory counts, for what is kept beside the database.</summary>
    public string? Path { get; init; }

    /// <summary>A whole connection string: instead of <see cref="Path"/> for SQLite, always for PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    public MigrationMode Migrate { get; init; }

    /// <summary>SQLite: FULL survives the loss of power, NORMAL only the end of the process.</summary>
    [AllowedValues("FULL", "NORMAL")]
    public string Synchronous { get; init; } = "FULL";

    /// <summary>SQLite: how long a writer waits for its turn before it gives up.</summary>
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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult($"PostgreSQL needs {Section}:{nameof(ConnectionString)}.", [nameof(ConnectionString)]);
        }

        if (Provider is DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(Path) == string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult($"Set either {Section}:{nameof(Path)} or {Section}:{nameof(ConnectionString)}.", [nameof(Path)]);
        }
    }
}
