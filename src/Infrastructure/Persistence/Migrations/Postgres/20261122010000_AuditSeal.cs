using Marketplace.Infrastructure.Persistence.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Postgres;

/// <summary>Written by hand: what is sealed stays as it is, whoever asks.</summary>
[DbContext(typeof(PostgresMarketplaceDbContext))]
[Migration("20261122010000_AuditSeal")]
public sealed class AuditSeal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("CREATE FUNCTION platform_audit_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$");
        migrationBuilder.Sql("CREATE TRIGGER platform_audit_entries_stay BEFORE UPDATE ON platform_audit_entries FOR EACH ROW WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION platform_audit_entries_refuse('A sealed line stays as it is.')");
        migrationBuilder.Sql("CREATE TRIGGER platform_audit_entries_remain BEFORE DELETE OR TRUNCATE ON platform_audit_entries FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_entries_refuse('The audit log only grows.')");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TRIGGER platform_audit_entries_stay ON platform_audit_entries");
        migrationBuilder.Sql("DROP TRIGGER platform_audit_entries_remain ON platform_audit_entries");
        migrationBuilder.Sql("DROP FUNCTION platform_audit_entries_refuse()");
    }
}
