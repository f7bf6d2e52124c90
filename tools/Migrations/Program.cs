using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

// dotnet tool restore
// dotnet ef migrations add NAME --project src/Infrastructure --startup-project tools/Migrations --context SqliteMarketplaceDbContext --output-dir Persistence/Migrations/Sqlite
return 0;

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteMarketplaceDbContext>
{
    public SqliteMarketplaceDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMarketplaceDbContext>().UseSqlite("Data Source=:memory:").Options);
}
