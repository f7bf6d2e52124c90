using Marketplace.Infrastructure.Persistence.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Postgres;

/// <summary>Written by hand: the books only grow, whoever asks, and nothing is stored of which debits and credits differ.</summary>
[DbContext(typeof(PostgresMarketplaceDbContext))]
[Migration("20261122030000_LedgerSeal")]
public sealed class LedgerSeal : Migration
{
    private static readonly string[] Tables = ["finance_journal_entries", "finance_ledger_entries", "finance_commission_lines"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("CREATE FUNCTION finance_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The books only grow.'; END $$");
        foreach (var table in Tables) migrationBuilder.Sql($"CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION finance_refuse()");

        migrationBuilder.Sql("""
            CREATE FUNCTION finance_balance() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT 1 FROM finance_ledger_entries WHERE journal_entry_id = NEW.journal_entry_id GROUP BY currency HAVING sum(amount) <> 0) THEN
                RAISE EXCEPTION 'Debits and credits of journal entry % differ.', NEW.journal_entry_id;
              END IF;
              RETURN NULL;
            END $$
            """);
        migrationBuilder.Sql("CREATE CONSTRAINT TRIGGER finance_ledger_entries_balance AFTER INSERT ON finance_ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION finance_balance()");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TRIGGER finance_ledger_entries_balance ON finance_ledger_entries");
        foreach (var table in Tables) migrationBuilder.Sql($"DROP TRIGGER {table}_stay ON {table}");
        migrationBuilder.Sql("DROP FUNCTION finance_balance()");
        migrationBuilder.Sql("DROP FUNCTION finance_refuse()");
    }
}
