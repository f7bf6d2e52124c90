using System.Diagnostics;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>Units of work at the same time: on a database with one writer they come one after the other, on one with many they begin again.</summary>
public sealed class UnitOfWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_that_change_the_same_thing_at_once_all_count()
    {
        await using var database = await Database.CreateAsync();
        var id = await AddAsync(database, "0");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => database.WithAsync((db, _) => db.ExecuteAsync(
            async ct =>
            {
                var product = await db.Products.SingleAsync(candidate => candidate.Id == id, ct);
                product.Change(product.Details with { Name = product.Name + "+" });
                return await db.SaveChangesAsync(ct);
            },
            Ct)))));

        (await database.WithAsync((db, _) => db.Products.Select(product => product.Name).SingleAsync(Ct))).ShouldBe("0" + new string('+', 20));
        (await database.WithAsync((db, _) => db.Outbox.CountAsync(Ct))).ShouldBe(21, "what was undone left no event");
    }

    [Fact]
    public async Task What_was_read_before_it_is_not_read_again_so_the_loser_is_told()
    {
        await using var database = await Database.CreateAsync();
        var id = await AddAsync(database, "Linen");

        await database.WithAsync(async (db, _) =>
        {
            var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
            await RenameAsync(database, id, "Cotton");
            product.Change(product.Details with { Name = "Silk" });
            (await Should.ThrowAsync<DomainException>(() => db.ExecuteAsync(db.SaveChangesAsync, Ct))).Error.Code.ShouldBe("precondition_failed");
            return 0;
        });

        (await database.WithAsync((db, _) => db.Products.Select(product => product.Name).SingleAsync(Ct))).ShouldBe("Cotton");
    }

    [Fact]
    public async Task Two_that_lock_the_same_name_come_one_after_the_other()
    {
        await using var database = await Database.CreateAsync();
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.WithAsync((db, _) => db.ExecuteAsync(
            async ct =>
            {
                await db.LockAsync("the same", ct);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Delay(10, ct);
                return Interlocked.Decrement(ref inside);
            },
            Ct)))));

        most.ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(() => database.WithAsync(async (db, _) =>
        {
            await db.LockAsync("the same", Ct);
            return 0;
        }));
    }

    [Fact]
    [Trait("Rule", "R-02")]
    public async Task One_whose_connection_breaks_between_two_statements_does_not_go_on_over_another()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file has no connection that breaks.");
        await using var database = await Database.CreateAsync();

        var failure = await Record.ExceptionAsync(() => database.WithAsync((db, services) => db.ExecuteAsync(
            async ct =>
            {
                var (lent, asked) = (services.GetRequiredService<PostgresDatabase>().Lent, Stopwatch.GetTimestamp());
                db.Products.Add(Shirt("first"));
                await db.SaveChangesAsync(ct);
                lent.HaveHeardSince(asked).ShouldBeTrue();
                lent.Break().ShouldBe(1);
                db.Products.Add(Shirt("second"));
                return await db.SaveChangesAsync(ct);
            },
            Ct)));

        DatabaseFailures.IsPassing(failure.ShouldNotBeNull()).ShouldBeTrue(failure.ToString());
        (await database.WithAsync((db, _) => db.Products.CountAsync(Ct))).ShouldBe(0);
        await AddAsync(database, "third");
    }

    [Fact]
    public async Task An_event_that_is_stored_later_with_a_lower_number_is_not_passed_over()
    {
        var recorder = new Recorder();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        var (written, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Task.Run(() => database.WithAsync((db, _) => db.ExecuteAsync(
            async ct =>
            {
                db.Products.Add(Shirt("slow"));
                await db.SaveChangesAsync(ct);
                written.SetResult();
                await end.Task;
                return 0;
            },
            Ct)));
        await written.Task;

        // Where one writes at a time, the quick one waits for the slow one.
        var quick = Task.Run(() => AddAsync(database, "Quick"));
        await Task.WhenAny(quick, Task.Delay(500, Ct));
        if (quick.IsCompleted) await database.Outbox.DeliverDueAsync(Ct);
        end.SetResult();
        await Task.WhenAll(slow, quick);
        await database.Outbox.DeliverDueAsync(Ct);

        recorder.Heard.Count.ShouldBe(2);
        (await database.WithAsync((db, _) => db.Outbox.CountAsync(message => message.SentAt == null, Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Four_dispatchers_deliver_each_event_once_and_in_the_order_of_its_subject()
    {
        var recorder = new Recorder();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => AddAsync(database, $"shirt {number}")));
        foreach (var id in ids) await RenameAsync(database, id, "renamed");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Outbox.DeliverDueAsync(Ct))));
        await database.Outbox.DeliverDueAsync(Ct);

        recorder.Heard.Count.ShouldBe(20);
        foreach (var id in ids) recorder.Heard.Where(heard => heard.EndsWith(id.Value.ToString(), StringComparison.Ordinal)).ShouldBe([$"product.created {id.Value}", $"product.updated {id.Value}"]);
    }

    private static Product Shirt(string name) => Product.Create(SellerId.New(), createdBy: null, new ProductDetails(name, $"shirt-{Guid.NewGuid():N}"));

    private static async Task<ProductId> AddAsync(Database database, string name)
    {
        var shirt = Shirt(name);
        await database.WithAsync((db, _) =>
        {
            db.Products.Add(shirt);
            return db.SaveChangesAsync(Ct);
        });
        return shirt.Id;
    }

    private static Task<int> RenameAsync(Database database, ProductId id, string name) => database.WithAsync(async (db, _) =>
    {
        var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
        product.Change(product.Details with { Name = name });
        return await db.SaveChangesAsync(Ct);
    });
}
