using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

// dotnet tool restore, and then for each provider:
// dotnet ef migrations add NAME --project src/Infrastructure --startup-project tools/Migrations --context SqliteMarketplaceDbContext --output-dir Persistence/Migrations/Sqlite
// dotnet ef migrations add NAME --project src/Infrastructure --startup-project tools/Migrations --context PostgresMarketplaceDbContext --output-dir Persistence/Migrations/Postgres
// and, last, tools/Migrations/model
return 0;

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteMarketplaceDbContext>
{
    public SqliteMarketplaceDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMarketplaceDbContext>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresMarketplaceDbContext>
{
    public PostgresMarketplaceDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMarketplaceDbContext>().UseNpgsql("Host=unused").Options);
}
