using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Search.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Postgres;

/// <summary>The tables of the search projection. They hold nothing that cannot be made anew, and are no part of the model.</summary>
[DbContext(typeof(PostgresMarketplaceDbContext))]
[Migration("20261122000000_SearchText")]
public sealed class SearchText : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in PostgresSearchSchema.Statements) migrationBuilder.Sql(statement);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in PostgresSearchSchema.Removal) migrationBuilder.Sql(statement);
    }
}
