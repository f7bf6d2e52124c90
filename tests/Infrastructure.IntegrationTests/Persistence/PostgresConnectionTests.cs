using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>How connections to PostgreSQL are kept.</summary>
public sealed class PostgresConnectionTests
{
    [Fact]
    public void Connections_prepare_what_is_run_often_and_are_not_reset_in_between_unless_that_was_said_otherwise()
    {
        Of("Host=db;Username=shop").ShouldSatisfyAllConditions(
            settings => settings.MaxAutoPrepare.ShouldBeGreaterThan(0), settings => settings.NoResetOnClose.ShouldBeTrue(), settings => settings.MaxPoolSize.ShouldBe(40), settings => settings.ApplicationName.ShouldBe("marketplace"));
        Of("Host=db;Username=shop;MaxAutoPrepare=0;no reset on close=false;maximum pool size=7;Application Name=shop").ShouldSatisfyAllConditions(
            settings => settings.MaxAutoPrepare.ShouldBe(0), settings => settings.NoResetOnClose.ShouldBeFalse(), settings => settings.MaxPoolSize.ShouldBe(7), settings => settings.ApplicationName.ShouldBe("shop"));
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public void Nobody_waits_long_to_be_let_in_unless_that_was_said_otherwise()
    {
        Of("Host=db;Username=shop").ShouldSatisfyAllConditions(settings => settings.Timeout.ShouldBeLessThan(5), settings => settings.GssEncryptionMode.ShouldBe(GssEncryptionMode.Disable));
        Of("Host=db;Username=shop;Timeout=20;GSS Encryption Mode=Prefer").ShouldSatisfyAllConditions(settings => settings.Timeout.ShouldBe(20), settings => settings.GssEncryptionMode.ShouldBe(GssEncryptionMode.Prefer));
    }

    [Fact]
    public async Task What_is_asked_again_and_again_is_planned_once()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite's statements are kept elsewhere.");
        await using var database = await TestDatabase.MigratedAsync(Directory.CreateTempSubdirectory("prepared-").FullName);
        await using var postgres = Database(database.Settings["Database:ConnectionString"]!);

        for (var i = 0; i < 10; i++) (await AskAsync("SELECT 41 + 1")).ShouldBe(42);

        (await AskAsync("SELECT count(*)::int FROM pg_prepared_statements WHERE statement = 'SELECT 41 + 1'")).ShouldBe(1);

        async Task<object?> AskAsync(string sql)
        {
            await using var connection = await postgres.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // constants
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_connection_that_has_lost_count_of_what_is_prepared_is_not_used_again()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite's statements are kept elsewhere.");
        await using var database = await TestDatabase.MigratedAsync(Directory.CreateTempSubdirectory("counted-").FullName);
        await using var postgres = Database(database.Settings["Database:ConnectionString"] + ";Maximum Pool Size=1");
        var options = new DbContextOptionsBuilder().UseNpgsql(postgres.Source).AddInterceptors(new BrokenConnections(postgres)).Options;
        await AskAsync(db => db.ExecuteSqlRawAsync("PREPARE _auto0 AS SELECT 1", TestContext.Current.CancellationToken));

        List<Exception> failures = [];
        for (var i = 0; i < 20; i++)
        {
            var failure = await Record.ExceptionAsync(() => AskAsync(db => db.SqlQueryRaw<int>("SELECT 41 + 1").ToListAsync(TestContext.Current.CancellationToken)));
            if (failure is not null) failures.Add(failure);
        }

        failures.ShouldHaveSingleItem().ShouldBeOfType<PostgresException>().SqlState.ShouldBe(PostgresErrorCodes.DuplicatePreparedStatement);
        DatabaseFailures.IsPassing(failures[0]).ShouldBeTrue();

        async Task AskAsync(Func<DatabaseFacade, Task> ask)
        {
            await using var db = new DbContext(options);
            await ask(db.Database);
        }
    }

    [Fact]
    public async Task What_Npgsql_stumbles_over_when_its_connections_are_gone_is_not_told_and_nothing_worse()
    {
        var gone = Database("Host=/nowhere;Username=shop");
        await gone.DisposeAsync();
        using var writers = new WriterGate(Options.Create(new PersistenceOptions()));
        using var link = new PostgresLink(gone, writers, NullLogger<PostgresLink>.Instance);
        await Should.ThrowAsync<ObjectDisposedException>(gone.Source.OpenConnectionAsync(TestContext.Current.CancellationToken).AsTask());

        (await link.TellAsync("marketplace_test", "1")).ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task A_database_that_refuses_at_once_is_not_silent_and_writers_queue_again()
    {
        await using var away = Database("Host=/nowhere;Username=shop");
        using var writers = new WriterGate(Options.Create(new PersistenceOptions()));
        using var link = new PostgresLink(away, writers, NullLogger<PostgresLink>.Instance);
        var turn = await writers.EnterAsync(TestContext.Current.CancellationToken);
        writers.LetGo();

        await link.StartAsync(TestContext.Current.CancellationToken);
        var next = writers.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        for (var until = DateTime.UtcNow.AddSeconds(20); next.IsFaulted && DateTime.UtcNow < until; next = writers.EnterAsync(TestContext.Current.CancellationToken).AsTask()) await Task.Delay(20, TestContext.Current.CancellationToken);

        await turn.DisposeAsync();
        await (await next).DisposeAsync();
        await link.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Who_waits_for_an_answer_can_be_let_go_at_once_and_what_lies_idle_stays()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file answers or fails.");
        await using var database = await TestDatabase.MigratedAsync(Directory.CreateTempSubdirectory("lent-").FullName);
        await using var postgres = Database(database.Settings["Database:ConnectionString"]!);
        await using var one = await postgres.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var other = await postgres.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var idle = other.ProcessID;
        await other.CloseAsync();
        await using var sleep = new NpgsqlCommand("SELECT pg_sleep(60)", one);
        var asked = sleep.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        postgres.Lent.Break().ShouldBe(1);

        var failure = await Record.ExceptionAsync(() => asked.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        DatabaseFailures.IsPassing(failure.ShouldNotBeNull()).ShouldBeTrue(failure.ToString());
        await one.CloseAsync();
        await one.OpenAsync(TestContext.Current.CancellationToken);
        one.ProcessID.ShouldBe(idle);
    }

    private static NpgsqlConnectionStringBuilder Of(string said)
    {
        using var database = Database(said);
        return new NpgsqlConnectionStringBuilder(database.ConnectionString);
    }

    private static PostgresDatabase Database(string said) => new(Options.Create(new PersistenceOptions { Provider = DatabaseProvider.Postgres, ConnectionString = said }));
}
