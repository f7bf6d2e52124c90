using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

/// <summary>What happened is kept for ninety days.</summary>
public sealed class RetentionTests
{
    private static readonly SellerId Stuck = SellerId.New();
    private static readonly SellerId Other = SellerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-16")]
    public async Task Delivered_events_go_after_ninety_days_with_what_was_noted_of_them_and_undelivered_ones_never()
    {
        var recorder = new Recorder { Fails = happened => happened.Payload.Contains(Stuck.Value.ToString(), StringComparison.Ordinal) };
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder));
        await ProductsAsync(database, "old", count: 2100);
        await ProductsAsync(database, "stuck", count: 3);
        await database.Outbox.DeliverDueAsync(Ct);
        database.Clock.Advance(TimeSpan.FromDays(91));
        await ProductsAsync(database, "young", count: 2);
        await database.Outbox.DeliverDueAsync(Ct);

        (await database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new TrimOutboxCommand(), Ct))).ShouldBe(2100);

        (await database.WithAsync((db, _) => db.Outbox.CountAsync(message => message.SentAt == null, Ct))).ShouldBe(3);
        (await database.WithAsync((db, _) => db.Outbox.CountAsync(message => message.SentAt != null, Ct))).ShouldBe(2);
        (await database.WithAsync((db, _) => db.Inbox.CountAsync(entry => entry.Consumer == "recorder", Ct))).ShouldBe(2);
    }

    private static Task<int> ProductsAsync(Database database, string word, int count) => database.WithAsync((db, _) =>
    {
        for (var number = 0; number < count; number++) db.Products.Add(Product.Create(word == "stuck" ? Stuck : Other, createdBy: null, new ProductDetails(word, $"{word}-{number}")));
        return db.SaveChangesAsync(Ct);
    });
}
