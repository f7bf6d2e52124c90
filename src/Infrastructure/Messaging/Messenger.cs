using Marketplace.Application.Common;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>Carries one message to its receiver.</summary>
internal interface IMessageTransport
{
    bool Carries(MessageChannel channel);

    Task SendAsync(Message message, CancellationToken ct);
}

/// <summary>The ways that are configured; of two that carry the same, the first does.</summary>
internal sealed class MessageWays(IReadOnlyList<IMessageTransport> transports)
{
    public IMessageTransport? By(MessageChannel channel) => transports.FirstOrDefault(transport => transport.Carries(channel));
}

/// <summary>Lays messages down beside what they tell of, in the same save: what is undone is not told, and what is stored is, whatever happens to this process.</summary>
internal sealed class Messenger(MarketplaceDbContext db, MessageWays ways, IFieldProtector protector, TimeProvider clock) : IMessenger
{
    public bool Carries(MessageChannel channel) => ways.By(channel) is not null;

    public void Post(Message message)
    {
        if (!Carries(message.Channel)) throw new NotSupportedException($"No way of sending by {message.Channel} is configured.");

        db.OutgoingMessages.Add(OutgoingMessage.Of(message, protector, clock.GetUtcNow()));
        db.HasNewMessages = true;
    }
}
