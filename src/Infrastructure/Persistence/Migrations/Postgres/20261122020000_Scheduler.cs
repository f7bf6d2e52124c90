using Marketplace.Infrastructure.Persistence.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.Infrastructure.Persistence.Migrations.Postgres;

/// <summary>Written by hand: the tables in which the nodes' schedulers agree, as Quartz 4.7 makes them itself.</summary>
[DbContext(typeof(PostgresMarketplaceDbContext))]
[Migration("20261122020000_Scheduler")]
public sealed class Scheduler : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        using var tables = new StreamReader(typeof(Scheduler).Assembly.GetManifestResourceStream(typeof(Scheduler), "Scheduler.sql")!);
        migrationBuilder.Sql(tables.ReadToEnd());
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TABLE qrtz_job_details, qrtz_triggers, qrtz_simple_triggers, qrtz_cron_triggers, qrtz_simprop_triggers, qrtz_blob_triggers, qrtz_calendars, qrtz_paused_trigger_grps, qrtz_paused_job_grps, qrtz_fired_triggers, qrtz_scheduler_state, qrtz_locks, qrtz_execution_history, qrtz_misfire_history, qrtz_job_status");
    }
}
