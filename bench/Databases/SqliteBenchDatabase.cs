using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Search;
using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Databases;

internal sealed class SqliteBenchDatabase(string folder) : BenchDatabase(folder)
{
    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override string Address => Path.Combine(Folder, "marketplace.db");

    protected override IReadOnlyDictionary<string, string?> Place => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Path"] = Address };

    public override string? DocumentOf(ProjectedText text) => null;

    public override async Task<Bulk> BeginBulkAsync(CancellationToken ct) => await SqliteBulk.BeginAsync(Address, ct);

    public override Task<int?> CountConnectionsAsync() => Task.FromResult<int?>(null);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}
