using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>Several dispatchers on one outbox, as several nodes have them.</summary>
public sealed class DispatcherTests
{
    private const int Subjects = 20;
    private const int EventsOfEach = 10;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-35")]
    public async Task Four_dispatchers_have_every_effect_once_and_in_the_order_of_its_subject_however_often_another_consumer_fails()
    {
        // Every fifth delivery fails behind the effect: it comes again, and the effect must not.
        var deliveries = 0;
        var recorder = new Recorder { Fails = _ => Interlocked.Increment(ref deliveries) % 5 == 0 };
        await using var database = await FilledAsync(recorder);

        for (var round = 0; round < 12 && await UndeliveredAsync(database) > 0; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Outbox.DeliverDueAsync(Ct))));
            database.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        (await UndeliveredAsync(database)).ShouldBe(0);
        var effects = await EffectsAsync(database);
        effects.Count.ShouldBe(Subjects * EventsOfEach);
        effects.Select(effect => effect.Sequence).Distinct().Count().ShouldBe(effects.Count);
        foreach (var subject in effects.GroupBy(effect => effect.Subject, StringComparer.Ordinal))
        {
            subject.OrderBy(effect => effect.Place).Select(effect => effect.Sequence).ShouldBe(subject.Select(effect => effect.Sequence).Order());
        }
    }

    [Fact]
    [Trait("Rule", "R-35")]
    public async Task An_event_that_nobody_can_digest_holds_up_its_own_subject_and_no_other()
    {
        var recorder = new Recorder();
        await using var database = await FilledAsync(recorder);
        var poison = await database.WithAsync((db, _) => db.Outbox.Where(message => message.Name == "product.updated").OrderBy(message => message.Sequence).FirstAsync(Ct));
        recorder.Fails = happened => happened.Sequence == poison.Sequence;

        for (var round = 0; round < 15; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Outbox.DeliverDueAsync(Ct))));
            database.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        var waiting = await database.WithAsync((db, _) => db.Outbox.Where(message => message.SentAt == null).OrderBy(message => message.Sequence).ToListAsync(Ct));
        waiting.Count.ShouldBe(EventsOfEach - 1);
        waiting.ShouldAllBe(message => message.SubjectId == poison.SubjectId);
        (waiting[0].Sequence, waiting[0].Attempts).ShouldBe((poison.Sequence, 10));
        waiting.Skip(1).ShouldAllBe(message => message.Attempts == 0);
    }

    private static async Task<Database> FilledAsync(Recorder recorder)
    {
        var database = await Database.CreateAsync(services => services
            .AddSingleton(Options.Create(new OutboxOptions { BatchSize = 5 }))
            .AddScoped<IEventConsumer, Effects>()
            .AddSingleton<IEventConsumer>(recorder));
        await database.WithAsync((db, _) => db.Database.ExecuteSqlRawAsync("CREATE TABLE test_effects (subject varchar(40) NOT NULL, sequence bigint NOT NULL, place bigint NOT NULL)", Ct));
        for (var subject = 0; subject < Subjects; subject++)
        {
            var id = await AddAsync(database, subject);
            for (var number = 1; number < EventsOfEach; number++) await RenameAsync(database, id, $"Shirt {number}");
        }

        return database;
    }

    private static Task<int> UndeliveredAsync(Database database) => database.WithAsync((db, _) => db.Outbox.CountAsync(message => message.SentAt == null, Ct));

    private static Task<List<Effect>> EffectsAsync(Database database) => database.WithAsync((db, _) =>
        db.Database.SqlQuery<Effect>($"SELECT subject AS \"Subject\", sequence AS \"Sequence\", place AS \"Place\" FROM test_effects").ToListAsync(Ct));

    private static Task<ProductId> AddAsync(Database database, int number) => database.WithAsync(async (db, _) =>
    {
        var shirt = Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Shirt", $"shirt-{number}"));
        db.Products.Add(shirt);
        await db.SaveChangesAsync(Ct);
        return shirt.Id;
    });

    private static Task<int> RenameAsync(Database database, ProductId id, string name) => database.WithAsync(async (db, _) =>
    {
        var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
        product.Change(product.Details with { Name = name });
        return await db.SaveChangesAsync(Ct);
    });

    private sealed record Effect(string Subject, long Sequence, long Place);

    /// <summary>Has an effect in the database, in the transaction of its note.</summary>
    private sealed class Effects(MarketplaceDbContext db) : IEventConsumer
    {
        private static long place;

        public string Name => "effects";

        public bool Wants(string eventName) => eventName.StartsWith("product.", StringComparison.Ordinal);

        public Task HandleAsync(EventEnvelope happened, CancellationToken ct) =>
            db.Database.ExecuteSqlAsync($"INSERT INTO test_effects (subject, sequence, place) VALUES ({happened.SubjectId.ToString()}, {happened.Sequence}, {Interlocked.Increment(ref place)})", ct);
    }
}
