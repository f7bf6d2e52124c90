using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Written by hand: the books only grow, whoever asks.</summary>
[DbContext(typeof(SqliteMarketplaceDbContext))]
[Migration("20261122030000_LedgerSeal")]
public sealed class LedgerSeal : Migration
{
    private static readonly string[] Tables = ["finance_journal_entries", "finance_ledger_entries", "finance_commission_lines"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'The books only grow.'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER {table}_remain BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'The books only grow.'); END;");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"DROP TRIGGER {table}_stay;");
            migrationBuilder.Sql($"DROP TRIGGER {table}_remain;");
        }
    }
}
