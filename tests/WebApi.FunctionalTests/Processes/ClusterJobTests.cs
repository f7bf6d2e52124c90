using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Two nodes on one PostgreSQL share the work that is due (R-28).</summary>
public sealed class ClusterJobTests(ITestOutputHelper output)
{
    private const int Products = 1300; // three portions

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-28")]
    public async Task What_takes_longer_than_its_period_is_never_done_twice_at_once()
    {
        await using var first = await StartAsync(beside: null, often: "platform.forgetAnswers");

        // The database itself is the witness: the work holds a lock for as long as it takes.
        await first.Database.ForceAsync("""
            CREATE TABLE test_runs (backend int, is_second boolean, at timestamptz);
            CREATE FUNCTION test_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF pg_try_advisory_xact_lock(4711) THEN
                    INSERT INTO test_runs VALUES (pg_backend_pid(), false, clock_timestamp());
                    PERFORM pg_sleep(1.5);
                ELSE
                    INSERT INTO test_runs VALUES (pg_backend_pid(), true, clock_timestamp());
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER test_run BEFORE DELETE ON platform_idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION test_run();
            """);
        await using var second = await StartAsync(first, often: "platform.forgetAnswers");

        await Task.Delay(TimeSpan.FromSeconds(20), Ct);

        var runs = await first.ReadAsync(db => db.Database.SqlQuery<bool>($"SELECT is_second AS \"Value\" FROM test_runs").ToListAsync(Ct));
        output.WriteLine($"{runs.Count} runs");
        (await first.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM qrtz_scheduler_state").SingleAsync(Ct))).ShouldBe(2);
        runs.Count.ShouldBeGreaterThan(5);
        runs.ShouldAllBe(isSecond => !isSecond);
        (await first.ReadAsync(db => db.Jobs.CountAsync(job => job.Kind == "platform.forgetAnswers" && job.Status == JobStatus.Failed, Ct))).ShouldBe(0);
    }

    [Fact]
    [Trait("Rule", "R-28")]
    [Trait("Rule", "JA-199")]
    public async Task What_a_killed_node_was_doing_another_takes_up_where_it_was()
    {
        await using var first = await StartAsync(beside: null, often: "");
        await FillAsync(first);
        await first.Database.ForceAsync("""
            CREATE SEQUENCE test_portions;
            CREATE FUNCTION test_portion() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('test_portions') = 2 THEN PERFORM pg_advisory_xact_lock(4712); END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER test_portion BEFORE INSERT ON search_texts FOR EACH STATEMENT EXECUTE FUNCTION test_portion();
            """);
        await using var holding = first.Scope();
        var held = holding.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Database;
        await held.OpenConnectionAsync(Ct);
        await held.ExecuteSqlAsync($"SELECT pg_advisory_lock(4712)", Ct);
        var id = (await first.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = "search.rebuild" }))).ShouldBe(202).Id;
        var portion = () => first.ReadAsync(db => db.Database.SqlQuery<long>($"SELECT last_value AS \"Value\" FROM test_portions").SingleAsync(Ct));
        await portion.ShouldBecome(2);
        var half = await JobAsync(first, id);
        (half.Status, half.ProgressDone, half.Attempts).ShouldBe((JobStatus.Running, 500, 1));

        await using var second = await StartAsync(first, often: "");
        await first.KillAsync();
        await held.ExecuteSqlAsync($"SELECT pg_advisory_unlock(4712)", Ct);

        var status = async () => (await second.Admin.Get($"/api/v1/admin/jobs/{id}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();
        await status.ShouldBecome("succeeded");
        var done = await JobAsync(first, id);
        (done.ProgressDone, done.ProgressTotal, done.Attempts).ShouldBe((Products, Products, 2));
        (await portion()).ShouldBe(4, "the first portion is not done again");
    }

    private static async Task<RunningMarketplace> StartAsync(RunningMarketplace? beside, string often)
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite serves one node.");
        var node = new RunningMarketplace
        {
            Beside = beside,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Housekeeping:PollMilliseconds"] = "200",
                ["Housekeeping:LeaseSeconds"] = "6",
                [$"Housekeeping:Periods:{(often.Length > 0 ? often : "search.tidy")}"] = often.Length > 0 ? "00:00:01" : "00:05:00",
            },
        };
        await node.InitializeAsync();
        return node;
    }

    private static async Task FillAsync(RunningMarketplace node)
    {
        await using var scope = node.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var seller = SellerId.New();
        for (var number = 0; number < Products; number++) db.Products.Add(Product.Create(seller, createdBy: null, new ProductDetails($"Kettle {number}", $"kettle-{number}")));
        await db.SaveChangesAsync(Ct);
    }

    private static Task<Job> JobAsync(RunningMarketplace node, string id) => node.ReadAsync(db => db.Jobs.AsNoTracking().SingleAsync(job => job.Id == new JobId(Guid.Parse(id)), Ct));
}
