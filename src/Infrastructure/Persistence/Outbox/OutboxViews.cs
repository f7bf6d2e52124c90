using System.Linq.Expressions;
using Marketplace.Application.Platform;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>How an event of the outbox is shown.</summary>
internal static class OutboxViews
{
    /// <param name="mostAttempts">After so many it is stuck.</param>
    public static Expression<Func<OutboxMessage, EventView>> Of(int mostAttempts) => message => new EventView
    {
        Id = message.EventId,
        Revision = message.Attempts,
        Name = message.Name,
        Sequence = message.Sequence,
        OccurredAt = message.OccurredAt,
        CorrelationId = message.CorrelationId,
        SubjectType = message.SubjectType,
        SubjectId = message.SubjectId,
        SellerId = message.SellerId,
        Attempts = message.Attempts,
        LastError = message.LastError,
        DeliveredAt = message.SentAt,
        IsStuck = message.SentAt == null && message.Attempts >= mostAttempts,
    };
}
