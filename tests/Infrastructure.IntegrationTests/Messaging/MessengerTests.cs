using System.Collections.Concurrent;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Messaging;

/// <summary>Messages are stored with what they tell of: none is lost, none is sent for what was undone, and a mail server that is away costs nobody a message.</summary>
public sealed class MessengerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_could_not_be_sent_is_tried_again_after_each_pause_and_then_no_more_and_holds_up_no_other()
    {
        var server = new MailServer { Refuses = message => message.To is "nobody@example.com" || (message.To is "later@example.com" && message.Tries < 3) };
        await using var database = await OpenAsync(server);
        await PostAsync(database, Mail("nobody@example.com"), Mail("later@example.com"), Mail("now@example.com"));

        await CarryAsync(database);
        server.Sent.ShouldBe(["now@example.com"]);
        await CarryAsync(database);
        server.Tries["later@example.com"].ShouldBe(1, "the pause is not over");
        foreach (var pause in MessageCarrier.Pauses)
        {
            database.Clock.Advance(pause);
            await CarryAsync(database);
        }

        database.Clock.Advance(TimeSpan.FromDays(1));
        await CarryAsync(database);
        server.Sent.ShouldBe(["now@example.com", "later@example.com"]);
        server.Tries.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["nobody@example.com"] = MessageCarrier.Pauses.Count + 1, ["later@example.com"] = 3, ["now@example.com"] = 1 }, ignoreOrder: true);
        (await WaitingAsync(database)).ShouldBe(0);
    }

    [Fact]
    public async Task A_unit_of_work_that_begins_again_posts_once_and_one_that_fails_posts_nothing()
    {
        var server = new MailServer();
        await using var database = await OpenAsync(server);
        var id = await database.WithAsync(async (db, _) =>
        {
            var product = Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Linen", $"linen-{Guid.NewGuid():N}"));
            db.Products.Add(product);
            await db.SaveChangesAsync(Ct);
            return product.Id;
        });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => database.WithAsync((db, services) => db.ExecuteAsync(
            async ct =>
            {
                var product = await db.Products.SingleAsync(candidate => candidate.Id == id, ct);
                product.Change(product.Details with { Name = product.Name + "+" });
                services.GetRequiredService<IMessenger>().Post(Mail($"{number}@example.com"));
                return await db.SaveChangesAsync(ct);
            },
            Ct)))));
        await Should.ThrowAsync<InvalidOperationException>(() => database.WithAsync((db, services) => db.ExecuteAsync<int>(
            async ct =>
            {
                services.GetRequiredService<IMessenger>().Post(Mail("undone@example.com"));
                await db.SaveChangesAsync(ct);
                throw new InvalidOperationException("Not after all.");
            },
            Ct)));

        await CarryAsync(database);
        server.Sent.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}@example.com").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_nodes_send_each_message_once()
    {
        var server = new MailServer();
        await using var database = await OpenAsync(server);
        await PostAsync(database, [.. Enumerable.Range(0, 120).Select(number => Mail($"{number}@example.com"))]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CarryAsync(database))));

        server.Sent.Count.ShouldBe(120);
        server.Tries.Values.ShouldAllBe(tries => tries == 1);
    }

    [Fact]
    public async Task What_a_dead_node_was_sending_is_sent_by_another_one_after_a_while()
    {
        var server = new MailServer { Hangs = true };
        await using var database = await OpenAsync(server);
        await PostAsync(database, Mail("buyer@example.com"));
        _ = CarryAsync(database); // and never comes back
        await server.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        server.Hangs = false;
        await CarryAsync(database);
        server.Sent.ShouldBeEmpty();
        database.Clock.Advance(TimeSpan.FromMinutes(3));
        await CarryAsync(database);

        server.Sent.ShouldBe(["buyer@example.com"]);
    }

    [Fact]
    public async Task A_node_that_stops_leaves_what_it_was_sending_to_the_next_one_at_once()
    {
        var server = new MailServer { Hangs = true };
        await using var database = await OpenAsync(server);
        await PostAsync(database, Mail("buyer@example.com"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var stopping = CarryAsync(database, stop.Token);
        await server.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => stopping);
        server.Hangs = false;
        await CarryAsync(database);

        server.Sent.ShouldBe(["buyer@example.com"]);
    }

    [Fact]
    public async Task A_code_that_is_good_no_more_is_not_sent()
    {
        var server = new MailServer();
        await using var database = await OpenAsync(server);
        await PostAsync(database, Mail("late@example.com") with { GoodUntil = database.Clock.GetUtcNow().AddMinutes(10) });

        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await CarryAsync(database);

        server.Sent.ShouldBeEmpty();
        (await WaitingAsync(database)).ShouldBe(0);
    }

    [Fact]
    public async Task The_table_shows_neither_who_is_written_to_nor_what()
    {
        var server = new MailServer();
        await using var database = await OpenAsync(server);
        await PostAsync(database, new Message(MessageChannel.Email, "secret@example.com", "123456 is your code", "Enter 123456."));

        var row = await database.WithAsync((db, _) => db.OutgoingMessages.AsNoTracking().SingleAsync(Ct));
        foreach (var word in (string[])["123456", "secret", "example"]) Encoding.UTF8.GetString(row.Sealed).ShouldNotContain(word);
        await CarryAsync(database);

        server.Last.ShouldBe(new Message(MessageChannel.Email, "secret@example.com", "123456 is your code", "Enter 123456."));
    }

    private static Message Mail(string to) => new(MessageChannel.Email, to, "Subject", "Text");

    private static Task<Database> OpenAsync(MailServer server) => Database.CreateAsync(services => services.AddSingleton(new MessageWays([server])));

    private static Task PostAsync(Database database, params Message[] messages) => database.WithAsync(async (db, services) =>
    {
        foreach (var message in messages) services.GetRequiredService<IMessenger>().Post(message);
        return await db.SaveChangesAsync(Ct);
    });

    private static Task CarryAsync(Database database, CancellationToken? stop = null) => database.WithAsync(async (_, services) =>
    {
        await services.GetRequiredService<MessageCarrier>().CarryDueAsync(MessageChannel.Email, stop ?? Ct);
        return 0;
    });

    private static Task<int> WaitingAsync(Database database) => database.WithAsync((db, _) => db.OutgoingMessages.CountAsync(Ct));

    private sealed class MailServer : IMessageTransport
    {
        public Func<(string To, int Tries), bool> Refuses { get; init; } = _ => false;

        public bool Hangs { get; set; }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentDictionary<string, int> Tries { get; } = new(StringComparer.Ordinal);

        public ConcurrentQueue<string> Sent { get; } = [];

        public Message? Last { get; private set; }

        public bool Carries(MessageChannel channel) => channel is MessageChannel.Email;

        public async Task SendAsync(Message message, CancellationToken ct)
        {
            var tries = Tries.AddOrUpdate(message.To, 1, (_, before) => before + 1);
            Asked.TrySetResult();
            if (Hangs) await Task.Delay(Timeout.Infinite, ct);
            if (Refuses((message.To, tries))) throw new IOException("Not today.");

            Sent.Enqueue(message.To);
            Last = message;
        }
    }
}
