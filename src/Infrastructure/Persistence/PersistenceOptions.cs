using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>Where the data lives (section <c>Database</c>).</summary>
public sealed record PersistenceOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>The only provider so far.</summary>
    [AllowedValues("Sqlite")]
    public string Provider { get; init; } = "Sqlite";

    /// <summary>The database file; its directory is made if it is not there.</summary>
    public string? Path { get; init; }

    /// <summary>A whole connection string instead of <see cref="Path"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>FULL survives the loss of power, NORMAL only the end of the process.</summary>
    [AllowedValues("FULL", "NORMAL")]
    public string Synchronous { get; init; } = "FULL";

    /// <summary>How long a writer waits for its turn before it gives up.</summary>
    [Range(1, 600)]
    public int WriterTimeoutSeconds { get; init; } = 30;

    /// <summary>The folder of the database, where what belongs to it is kept beside it.</summary>
    public string Folder
    {
        get
        {
            var file = string.IsNullOrWhiteSpace(ConnectionString) ? Path! : new SqliteConnectionStringBuilder(ConnectionString).DataSource;
            return System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!;
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Path) == string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult($"Set either {Section}:{nameof(Path)} or {Section}:{nameof(ConnectionString)}.", [nameof(Path)]);
        }
    }
}
