using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

public class OutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_of_a_subject_arrive_in_order_and_once()
    {
        var recorder = new Recorder();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        var id = await ShirtAsync(database, "shirt");
        await RenameAsync(database, id, "Better shirt");

        await database.Outbox.DeliverDueAsync(Ct);
        await database.Outbox.DeliverDueAsync(Ct);

        recorder.Heard.ShouldBe([$"product.created {id.Value}", $"product.updated {id.Value}"]);
    }

    [Fact]
    public async Task A_failed_event_holds_up_its_own_subject_only_and_comes_again()
    {
        var recorder = new Recorder();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        var bad = await ShirtAsync(database, "bad");
        var good = await ShirtAsync(database, "good");
        await RenameAsync(database, bad, "Renamed");
        recorder.Fails = happened => happened.SubjectId == bad.Value;

        await database.Outbox.DeliverDueAsync(Ct);
        recorder.Heard.ShouldBe([$"product.created {good.Value}"]);

        recorder.Fails = _ => false;
        await database.Outbox.DeliverDueAsync(Ct);
        recorder.Heard.Count.ShouldBe(1, "it waits before it tries again");

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.Outbox.DeliverDueAsync(Ct);
        recorder.Heard.ShouldBe([$"product.created {good.Value}", $"product.created {bad.Value}", $"product.updated {bad.Value}"]);
    }

    [Fact]
    public async Task After_ten_failures_an_event_is_left_alone()
    {
        var recorder = new Recorder { Fails = _ => true };
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        await ShirtAsync(database, "bad");

        for (var attempt = 0; attempt < 15; attempt++)
        {
            await database.Outbox.DeliverDueAsync(Ct);
            database.Clock.Advance(TimeSpan.FromHours(1));
        }

        var message = await database.WithAsync((db, _) => db.Outbox.SingleAsync(Ct));
        message.Attempts.ShouldBe(10);
        message.SentAt.ShouldBeNull();
        message.LastError.ShouldNotBeNull().ShouldContain("Not now.");
    }

    private static Task<ProductId> ShirtAsync(Database database, string slug) => database.WithAsync(async (db, _) =>
    {
        var product = Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Shirt", slug));
        db.Products.Add(product);
        await db.SaveChangesAsync(Ct);
        return product.Id;
    });

    private static Task<int> RenameAsync(Database database, ProductId id, string name) => database.WithAsync(async (db, _) =>
    {
        var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
        product.Change(product.Details with { Name = name });
        return await db.SaveChangesAsync(Ct);
    });
}
