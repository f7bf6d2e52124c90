using Marketplace.Infrastructure.Persistence.Sqlite;
using Marketplace.Infrastructure.Search.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>The tables of the search projection. They hold nothing that cannot be made anew, and are no part of the model.</summary>
[DbContext(typeof(SqliteMarketplaceDbContext))]
[Migration("20261122000000_SearchText")]
public sealed class SearchText : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in SqliteSearchSchema.Statements) migrationBuilder.Sql(statement);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in SqliteSearchSchema.Tables) migrationBuilder.Sql($"DROP TABLE {table}");
    }
}
