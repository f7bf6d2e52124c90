using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Written by hand: what is sealed stays as it is, whoever asks.</summary>
[DbContext(typeof(SqliteMarketplaceDbContext))]
[Migration("20261122010000_AuditSeal")]
public sealed class AuditSeal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("CREATE TRIGGER platform_audit_entries_stay BEFORE UPDATE ON platform_audit_entries WHEN OLD.hash IS NOT NULL BEGIN SELECT RAISE(ABORT, 'A sealed line stays as it is.'); END;");
        migrationBuilder.Sql("CREATE TRIGGER platform_audit_entries_remain BEFORE DELETE ON platform_audit_entries BEGIN SELECT RAISE(ABORT, 'The audit log only grows.'); END;");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TRIGGER platform_audit_entries_stay;");
        migrationBuilder.Sql("DROP TRIGGER platform_audit_entries_remain;");
    }
}
