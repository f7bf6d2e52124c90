using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Testing.Databases;

/// <summary>
/// A database of one test class, on the provider that <c>MARKETPLACE_TEST_DATABASE</c> names (<c>sqlite</c>, which is the default, or
/// <c>postgres</c>): nothing else in the tests asks which it is.
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private const string Variable = "MARKETPLACE_TEST_DATABASE";

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static TestDatabase? template;

    static TestDatabase() => Statements.Listen();

    public static DatabaseProvider Provider { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? Enum.Parse<DatabaseProvider>(named, ignoreCase: true)
        : DatabaseProvider.Sqlite;

    /// <summary>What the program is told to find it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>What is written to it, and a way to stop at that.</summary>
    public abstract Writes Writes { get; }

    /// <summary>A place for a database that nobody has made yet.</summary>
    /// <param name="folder">For its file, where it is one.</param>
    public static TestDatabase None(string folder) => Provider is DatabaseProvider.Postgres ? new PostgresTestDatabase(folder, PostgresServer.Shared) : new SqliteTestDatabase(folder);

    /// <summary>With all tables and nothing in them: made once and copied, a moment instead of a second.</summary>
    public static async Task<TestDatabase> MigratedAsync(string folder)
    {
        await Gate.WaitAsync();
        try
        {
            template ??= await MigrateAsync(None(Directory.CreateTempSubdirectory("marketplace-template-").FullName));
            return await template.CopyAsync(folder);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>With all tables and nothing in them, on a server that a test has for itself.</summary>
    public static Task<TestDatabase> MigratedAsync(string folder, PostgresServer server) => MigrateAsync(new PostgresTestDatabase(folder, server));

    /// <summary>A whole copy, also of one that is open.</summary>
    public abstract Task<TestDatabase> CopyAsync(string folder);

    /// <summary>Runs a statement past the program and its rules: no foreign key, check or trigger stops it.</summary>
    /// <returns>How many rows it changed.</returns>
    public abstract Task<int> ForceAsync(string statement);

    /// <summary>Null where there is no database; else something that differs when anything was written meanwhile.</summary>
    public abstract Task<string?> TraceAsync();

    /// <summary>What is really there: <c>table.column type</c> with <c>?</c> where it may be empty, <c>unique index table (columns) where …</c>, <c>reference table: …</c> with what becomes of it on deletion, and <c>check table: …</c>.</summary>
    public abstract Task<IReadOnlyList<string>> DescribeAsync();

    /// <summary>Every table with its number of rows and a digest of what is in them.</summary>
    public abstract Task<IReadOnlyList<string>> ContentAsync();

    /// <summary>The columns of every table, but for what the database computes or keeps for itself.</summary>
    public abstract Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ColumnsAsync();

    /// <summary>How many rows a table has, and a digest of what is in these columns.</summary>
    public abstract Task<string> DigestAsync(string table, IEnumerable<string> columns);

    /// <summary>Replaces what is in these columns by what is there in another one, past the program and its rules.</summary>
    public abstract Task FillFromAsync(TestDatabase other, IReadOnlyDictionary<string, IReadOnlyList<string>> tables);

    /// <summary>Somebody writes to a table: nobody else can change its form until that is over.</summary>
    public abstract Task<HeldTable> HoldAsync(string table);

    /// <summary>As if the disk were gone.</summary>
    public abstract Task DestroyAsync();

    public abstract ValueTask DisposeAsync();

    private static async Task<TestDatabase> MigrateAsync(TestDatabase made)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(made.Settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();
        await services.MigrateDatabaseAsync(CancellationToken.None);
        return made;
    }
}

/// <summary>A table that somebody is writing to.</summary>
/// <param name="IsWaitedFor">Whether somebody wants to change its form.</param>
public sealed record HeldTable(Func<Task<bool>> IsWaitedFor, Func<Task> Release);
