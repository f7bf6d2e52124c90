using Marketplace.Application.Common;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>
/// Delivers the outbox to its consumers, at least once and in order per subject: only the oldest undelivered event of a subject
/// is ever taken. A batch is claimed by one statement, so that several processes may run this.
/// </summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, ChangeTeller changes, NewsTeller news, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<OutboxDispatcher> logger)
{
    /// <summary>Delivers until nothing is due any more; returns how many events were delivered.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        var delivered = 0;
        while (await ClaimAsync(ct) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                if (await DeliverAsync(message, ct)) delivered++;
            }
        }

        return delivered;
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Outbox.AnyAsync(message => message.SentAt == null, ct)) return [];

        return await db.ExecuteAsync(
            async token =>
            {
                var batch = await db.Outbox
                    .FromSqlRaw(db.ClaimOfOutbox, now.AddSeconds(options.Value.LeaseSeconds), options.Value.MaxAttempts, now, options.Value.BatchSize)
                    .AsNoTracking().ToListAsync(token);
                batch.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
                return batch;
            },
            ct);
    }

    private async Task<bool> DeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        string? error = null;
        changes.Tell(message.Name, message.SubjectId);
        foreach (var consumer in ConsumersOf(message))
        {
            try
            {
                await HandleAsync(consumer, message, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                // Whatever it is, the other consumers and other subjects go on.
                error = $"{consumer}: {failure.GetType().Name}: {failure.Message}";
                LogFailed(logger, failure, message.Name, message.EventId.Value, consumer, message.Attempts);
            }
        }

        news.Tell(message);
        await CloseAsync(message, error, ct);
        return error is null;
    }

    private List<string> ConsumersOf(OutboxMessage message)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IEventConsumer>().Where(consumer => consumer.Wants(message.Name)).Select(consumer => consumer.Name)];
    }

    /// <summary>A scope of its own for each: what one leaves in the context is not saved by the next.</summary>
    private async Task HandleAsync(string name, OutboxMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var consumer = scope.ServiceProvider.GetServices<IEventConsumer>().Single(candidate => candidate.Name == name);
        await db.ExecuteAsync(
            async token =>
            {
                if (await db.Inbox.AnyAsync(entry => entry.Consumer == name && entry.EventId == message.EventId, token)) return false;

                db.Inbox.Add(new InboxEntry(name, message.EventId, clock.GetUtcNow()));
                await consumer.HandleAsync(message.ToEnvelope(), token);
                await db.SaveChangesAsync(token);
                return true;
            },
            ct);
    }

    private async Task CloseAsync(OutboxMessage message, string? error, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var now = clock.GetUtcNow();
        db.Outbox.Attach(message);
        if (error is null) message.Delivered(now);
        else message.Failed(error, now + Backoff(message.Attempts));
        await db.SaveChangesAsync(ct);
        if (error is null) Measurements.CountDelivery(message.ToEnvelope());
        else Measurements.CountFailedDelivery(message.Name);
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), 600));

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Event {Name} {EventId} was not handled by {Consumer} (attempt {Attempt})")]
    private static partial void LogFailed(ILogger logger, Exception failure, string name, Guid eventId, string consumer, int attempt);
}
