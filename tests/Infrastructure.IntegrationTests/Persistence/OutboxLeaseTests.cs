using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>What becomes of claimed events when their node stops, or takes longer than it has claimed them for.</summary>
public sealed class OutboxLeaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_node_that_stops_has_not_come_to_an_end_with_is_delivered_by_another_at_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (recorder, tries) = (new Recorder(), 0);
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(recorder).AddSingleton(Options.Create(new OutboxOptions { Parallel = 1 })));
        await ShirtsAsync(database, 3);
        database.Clock.Advance(TimeSpan.FromTicks(1_234_567)); // more digits than are stored
        recorder.Fails = _ =>
        {
            if (++tries == 2) stop.Cancel();
            return false;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => database.Outbox.DeliverDueAsync(stop.Token));

        var messages = await MessagesAsync(database);
        messages.Select(message => message.SentAt is not null).ShouldBe([true, false, false]);
        messages.Skip(1).ShouldAllBe(message => message.LockedUntil == null && message.Attempts == 0);
        (await database.Outbox.DeliverDueAsync(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task What_another_node_has_taken_over_is_left_to_it_by_one_that_stops()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var held = new Held();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(held));
        await ShirtsAsync(database, 1);
        var stopping = Task.Run(() => database.Outbox.DeliverDueAsync(stop.Token), Ct);
        await held.Asked;

        var theirs = database.Clock.GetUtcNow().AddHours(1);
        await database.WithAsync((db, _) => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.LockedUntil, theirs).SetProperty(message => message.Attempts, 2), Ct));
        await stop.CancelAsync();
        held.LetGo();
        await Should.ThrowAsync<OperationCanceledException>(stopping);

        var message = (await MessagesAsync(database)).ShouldHaveSingleItem();
        (message.LockedUntil, message.Attempts).ShouldBe((theirs, 2));
    }

    [Fact]
    public async Task An_event_that_outlives_its_lease_is_closed_and_counted_by_one_node()
    {
        var held = new Held();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(held));
        await ShirtsAsync(database, 2);
        var slow = Task.Run(() => database.Outbox.DeliverDueAsync(Ct), Ct);
        await held.Asked;

        database.Clock.Advance(TimeSpan.FromMinutes(2));
        var other = await database.WithAsync((_, services) => Task.FromResult(ActivatorUtilities.CreateInstance<OutboxDispatcher>(services)));
        (await other.DeliverDueAsync(Ct)).ShouldBe(2);
        var sent = (await MessagesAsync(database)).ConvertAll(message => message.SentAt);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        held.LetGo();

        (await slow).ShouldBe(0);
        (await MessagesAsync(database)).ConvertAll(message => message.SentAt).ShouldBe(sent);
    }

    [Fact]
    public async Task Of_a_batch_of_which_another_node_has_closed_a_part_the_rest_is_counted()
    {
        var held = new Held();
        await using var database = await Database.CreateAsync(services => services.AddSingleton<IEventConsumer>(held));
        await ShirtsAsync(database, 2);
        var slow = Task.Run(() => database.Outbox.DeliverDueAsync(Ct), Ct);
        await held.Asked;

        var first = (await MessagesAsync(database))[0].Sequence;
        DateTimeOffset? now = database.Clock.GetUtcNow();
        await database.WithAsync((db, _) => db.Outbox.Where(message => message.Sequence == first).ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, now), Ct));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        held.LetGo();

        (await slow).ShouldBe(1);
        (await MessagesAsync(database)).ConvertAll(message => message.SentAt).ShouldBe([now, now + TimeSpan.FromSeconds(1)]);
    }

    private static Task<List<OutboxMessage>> MessagesAsync(Database database) => database.WithAsync((db, _) => db.Outbox.AsNoTracking().OrderBy(message => message.Sequence).ToListAsync(Ct));

    /// <summary>Each is a subject of its own, with one event.</summary>
    private static async Task ShirtsAsync(Database database, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await database.WithAsync(async (db, _) =>
            {
                db.Products.Add(Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Shirt", $"shirt-{number}")));
                return await db.SaveChangesAsync(Ct);
            });
        }
    }

    /// <summary>Holds up the first node that asks, outside of every transaction.</summary>
    private sealed class Held : IEventConsumer
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new();

        public Task Asked => _asked.Task;

        public string Name => "held";

        public bool Wants(string eventName)
        {
            if (_asked.TrySetResult()) _go.Task.Wait(Ct);
            return true;
        }

        public void LetGo() => _go.SetResult();

        public Task HandleAsync(EventEnvelope happened, CancellationToken ct) => Task.CompletedTask;
    }
}
