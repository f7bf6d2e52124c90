using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Search;

namespace Marketplace.Bench.Databases;

/// <summary>The database that both servers stand on.</summary>
internal abstract class BenchDatabase(string folder) : IAsyncDisposable
{
    /// <summary>Where it is kept, and what belongs to it.</summary>
    public string Folder => folder;

    public abstract DatabaseProvider Provider { get; }

    /// <summary>Where <see cref="Session"/> finds it.</summary>
    public abstract string Address { get; }

    /// <summary>What the server is told, all its folders included.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(Place, StringComparer.Ordinal)
    {
        ["Database:Provider"] = Provider.ToString(),
        ["Media:Folder"] = Path.Combine(folder, "media"),
        ["Messaging:Folder"] = Path.Combine(folder, "mail"),
        ["Integration:Folder"] = Path.Combine(folder, "imports"),
    };

    protected abstract IReadOnlyDictionary<string, string?> Place { get; }

    public static BenchDatabase Open(DatabaseProvider provider, string folder)
    {
        Directory.CreateDirectory(folder);
        return provider is DatabaseProvider.Postgres ? new PostgresBenchDatabase(folder) : new SqliteBenchDatabase(folder);
    }

    public Task<Session> OpenSessionAsync() => Session.OpenAsync(Provider, Address);

    public async Task<List<T>> ListAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params object[] values)
    {
        await using var session = await OpenSessionAsync();
        return await session.ListAsync(sql, read, values);
    }

    /// <summary>As the full-text index wants it told.</summary>
    public abstract string? DocumentOf(ProjectedText text);

    /// <summary>Takes the indexes away that would be in the way of very many rows.</summary>
    public abstract Task<Bulk> BeginBulkAsync(CancellationToken ct);

    /// <summary>How many connections the server has to it; null where it is a file.</summary>
    public abstract Task<int?> CountConnectionsAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>Very many rows for an empty catalogue.</summary>
internal abstract class Bulk : IAsyncDisposable
{
    /// <summary>What counts them and the words in them, which triggers would else do row by row.</summary>
    protected const string Counts =
        """
        INSERT INTO search_counts (subject, products)
        SELECT CAST(category_id AS TEXT) || currency, count(*) FROM search_product_categories GROUP BY 1 UNION ALL SELECT CAST(seller_id AS TEXT), count(*) FROM search_product_offers GROUP BY 1
        """;

    public abstract Task WriteAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken ct);

    /// <summary>Makes what was taken away, and everything that follows from the rows.</summary>
    public abstract Task EndAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
