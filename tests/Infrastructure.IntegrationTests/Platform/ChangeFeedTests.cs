using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Changes;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

/// <summary>Who walks the feed misses nothing, whoever writes and tells beside it.</summary>
public sealed class ChangeFeedTests
{
    private const int Writers = 8;
    private const int WritesOfEach = 25;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-35")]
    public async Task One_who_walks_while_eight_write_and_four_tell_knows_the_last_change_of_everything()
    {
        await using var database = await Database.CreateAsync();
        var copy = new Copy(database);
        using var written = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(database, writer))).ToList();
        var tellers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!written.IsCancellationRequested) await FeedOf(database).TellAsync(Ct);
        })).ToList();

        var whileTheyWrote = 0;
        while (writers.Exists(writer => !writer.IsCompleted)) whileTheyWrote += await copy.WalkAsync();
        await Task.WhenAll(writers);
        await written.CancelAsync();
        await Task.WhenAll(tellers);
        await FeedOf(database).TellAsync(Ct);
        await copy.WalkAsync();

        whileTheyWrote.ShouldBeGreaterThan(Writers);
        var stored = await database.WithAsync((db, _) => db.Changes.AsNoTracking().Where(change => !change.IsPublic).ToListAsync(Ct));
        stored.Count.ShouldBe(Writers * WritesOfEach / 5);
        copy.Known.Values.Select(change => (change.ResourceId, change.Sequence)).ShouldBe(stored.Select(change => (change.ResourceId, change.Sequence)), ignoreOrder: true);
        (await database.WithAsync((db, _) => db.ChangeNotes.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    [Trait("Rule", "R-35")]
    public async Task A_number_never_shows_behind_a_higher_one_however_long_the_lower_one_takes()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite has one writer at a time.");
        await using var database = await Database.CreateAsync();
        var slow = await AddAsync(database, "slow");
        await SlowDownAsync(database);
        var copy = new Copy(database);

        var first = Task.Run(() => FeedOf(database).TellAsync(Ct));
        await NumberedAsync(database);

        // What the first one has in hand does not hold the second one back.
        await database.WithAsync((db, _) => db.ChangeNotes.ExecuteDeleteAsync(Ct));
        var fast = await AddAsync(database, "fast");
        var second = Task.Run(() => FeedOf(database).TellAsync(Ct));
        while (!first.IsCompleted || !second.IsCompleted) await copy.WalkAsync();
        await Task.WhenAll(first, second);
        await copy.WalkAsync();

        copy.Known.Keys.ShouldBe([slow.Value, fast.Value], ignoreOrder: true);
        copy.Known[slow.Value].Sequence.ShouldBeLessThan(copy.Known[fast.Value].Sequence);
    }

    [Fact]
    public async Task What_was_noted_earlier_and_is_stored_while_later_notes_are_told_is_told_all_the_same()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite has one writer at a time.");
        var meanwhile = new Meanwhile();
        await using var database = await Database.CreateAsync(services => services.RemoveAll<IFeedSubjects>().AddSingleton<IFeedSubjects>(meanwhile));
        var (isNoted, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var late = Task.Run(() => database.WithAsync((db, _) => db.ExecuteAsync(
            async token =>
            {
                var product = Shirt("late");
                db.Products.Add(product);
                await db.SaveChangesAsync(token);
                isNoted.SetResult();
                await mayEnd.Task;
                return product.Id;
            },
            Ct)));
        await isNoted.Task;
        var early = await AddAsync(database, "early");
        meanwhile.Happens = () =>
        {
            mayEnd.SetResult();
            return late;
        };

        (await FeedOf(database).TellAsync(Ct)).ShouldBe(2);

        var copy = new Copy(database);
        await copy.WalkAsync();
        copy.Known.Keys.ShouldBe([early.Value, (await late).Value], ignoreOrder: true);
    }

    private static ChangeFeed FeedOf(Database database)
    {
        using var scope = database.Scope();
        return scope.ServiceProvider.GetRequiredService<ChangeFeed>();
    }

    /// <summary>Five times as many saves as products; some transactions end long after they were written.</summary>
    private static async Task WriteAsync(Database database, int writer)
    {
        for (var round = 0; round < WritesOfEach / 5; round++)
        {
            var id = await AddAsync(database, $"{writer}-{round}");
            for (var rename = 0; rename < 4; rename++)
            {
                var name = $"Shirt {rename}";
                await database.WithAsync((db, _) => db.ExecuteAsync(
                    async token =>
                    {
                        var product = await db.Products.SingleAsync(candidate => candidate.Id == id, token);
                        product.Change(product.Details with { Name = name });
                        await db.SaveChangesAsync(token);
                        await Task.Delay(Random.Shared.Next(4), token);
                        return true;
                    },
                    Ct));
            }
        }
    }

    private static Product Shirt(string slug) => Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Shirt", "shirt-" + slug));

    private static Task<ProductId> AddAsync(Database database, string slug) => database.WithAsync(async (db, _) =>
    {
        var product = Shirt(slug);
        db.Products.Add(product);
        await db.SaveChangesAsync(Ct);
        return product.Id;
    });

    /// <summary>The change of what is called so has its number at once, but takes a while to be stored.</summary>
    private static Task<int> SlowDownAsync(Database database) => database.WithAsync((db, _) => db.Database.ExecuteSqlRawAsync(
        """
        CREATE FUNCTION test_slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF EXISTS (SELECT 1 FROM catalog_products WHERE id = NEW.resource_id AND slug = 'shirt-slow') THEN PERFORM pg_advisory_xact_lock(4711); PERFORM pg_sleep(2); END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER test_slowly BEFORE INSERT ON platform_changes FOR EACH ROW EXECUTE FUNCTION test_slowly()
        """,
        Ct));

    private static Task NumberedAsync(Database database) => ((Func<Task<bool>>)(() =>
        database.WithAsync((db, _) => db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711) AS \"Value\"").SingleAsync(Ct)))).ShouldBecome(expected: true);

    /// <summary>Something happens once, after the notes were taken and before they are thrown away.</summary>
    private sealed class Meanwhile : IFeedSubjects
    {
        private Func<Task>? _happens;

        public Func<Task> Happens { set => _happens = value; }

        public FeedType Type => FeedType.Products;

        public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
        {
            if (Interlocked.Exchange(ref _happens, value: null) is { } happens) await happens();
            return [.. ids.Select(id => new FeedSubject(id, SellerId: null))];
        }
    }
}
