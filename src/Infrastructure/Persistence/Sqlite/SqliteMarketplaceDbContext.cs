using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

public sealed class SqliteMarketplaceDbContext(DbContextOptions<SqliteMarketplaceDbContext> options) : MarketplaceDbContext(options)
{
    protected override async ValueTask<IAsyncDisposable?> TakeTurnAsync(CancellationToken ct) => await this.GetService<SqliteWriterGate>().EnterAsync(ct);
}
