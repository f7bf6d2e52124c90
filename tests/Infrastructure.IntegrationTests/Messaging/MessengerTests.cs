using System.Collections.Concurrent;
using Marketplace.Application.Common;
using Marketplace.Infrastructure.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Infrastructure.IntegrationTests.Messaging;

/// <summary>A mail server that is away for a while costs nobody a message, and one address that it refuses holds up no other.</summary>
public sealed class MessengerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_could_not_be_sent_is_tried_again_and_then_once_more_after_each_pause_but_not_for_ever()
    {
        var server = new MailServer { Refuses = message => message.To is "nobody@example.com" || (message.To is "later@example.com" && message.Tries < 3) };
        using var messenger = new Messenger([server], NullLogger<Messenger>.Instance) { Pauses = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)] };
        await messenger.StartAsync(Ct);

        foreach (var to in (string[])["nobody@example.com", "later@example.com", "now@example.com"]) messenger.Post(new Message(MessageChannel.Email, to, "Subject", "Text"));

        while (server.Tries.GetValueOrDefault("nobody@example.com") < 4 || server.Sent.Count < 2) await Task.Delay(5, Ct);
        await messenger.StopAsync(Ct);
        server.Sent.ShouldBe(["now@example.com", "later@example.com"]);
        server.Tries.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["nobody@example.com"] = 4, ["later@example.com"] = 3, ["now@example.com"] = 1 }, ignoreOrder: true);
    }

    private sealed class MailServer : IMessageTransport
    {
        public required Func<(string To, int Tries), bool> Refuses { get; init; }

        public ConcurrentDictionary<string, int> Tries { get; } = new(StringComparer.Ordinal);

        public ConcurrentQueue<string> Sent { get; } = [];

        public bool Carries(MessageChannel channel) => channel is MessageChannel.Email;

        public Task SendAsync(Message message, CancellationToken ct)
        {
            var tries = Tries.AddOrUpdate(message.To, 1, (_, before) => before + 1);
            if (Refuses((message.To, tries))) throw new IOException("Not today.");

            Sent.Enqueue(message.To);
            return Task.CompletedTask;
        }
    }
}
