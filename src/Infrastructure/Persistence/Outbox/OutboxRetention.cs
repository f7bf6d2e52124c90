using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Outbox;

internal sealed class OutboxRetention(MarketplaceDbContext db) : IOutboxRetention
{
    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken ct) => db.ExecuteAsync(
        async token =>
        {
            var old = await db.Outbox.Where(message => message.OccurredAt < before && message.SentAt != null).OrderBy(message => message.OccurredAt).Take(limit)
                .Select(message => new { message.Sequence, message.EventId }).ToListAsync(token);
            var (sequences, events) = (old.Select(message => message.Sequence).ToArray(), old.Select(message => message.EventId).ToArray());
            await db.Inbox.Where(entry => events.Contains(entry.EventId)).ExecuteDeleteAsync(token);
            return await db.Outbox.Where(message => sequences.Contains(message.Sequence)).ExecuteDeleteAsync(token);
        },
        ct);
}
