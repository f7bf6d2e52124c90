using System.Collections.Concurrent;
using Marketplace.Application.Common;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Live;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>
/// Delivers the outbox to its consumers, at least once and in order per subject: only the oldest undelivered event of a subject
/// is ever taken. A batch is claimed by one statement, so that several processes may run this; its events are of different subjects, so several
/// are handled at once where the database takes several writers, and are marked as delivered together.
/// </summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, ChangeTeller changes, NewsTeller news, IOptions<OutboxOptions> options, IOptions<PersistenceOptions> database, TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    private static readonly TimeSpan TimeToRelease = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _consumers = new(StringComparer.Ordinal);

    private int AtOnce => database.Value.Provider is DatabaseProvider.Sqlite ? 1 : options.Value.Parallel;

    /// <summary>Delivers until nothing is due any more; returns how many events were delivered.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        var delivered = 0;
        while (await ClaimAsync(ct) is { Count: > 0 } batch) delivered += await DeliverAsync(batch, ct);
        return delivered;
    }

    private async Task<int> DeliverAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken ct)
    {
        var (handled, lease, delivered) = (new ConcurrentBag<OutboxMessage>(), batch[0].LockedUntil, 0);
        try
        {
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (message, token) =>
            {
                if (await HandleAsync(message, token)) handled.Add(message);
            });
        }
        finally
        {
            delivered = await CloseAsync(handled); // also what was handled before a shutdown
            if (ct.IsCancellationRequested) await ReleaseAsync(batch, lease);
        }

        return delivered;
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var now = Conventions.AsStored(clock.GetUtcNow()).UtcDateTime;
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

    /// <returns>Whether every consumer has handled it.</returns>
    private async Task<bool> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        string? error = null;
        changes.Tell(message.Name, message.SubjectId);
        foreach (var consumer in _consumers.GetOrAdd(message.Name, ConsumersOf))
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
        if (error is not null) await PutOffAsync(message, error, ct);
        return error is null;
    }

    private IReadOnlyList<string> ConsumersOf(string happening)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IEventConsumer>().Where(consumer => consumer.Wants(happening)).Select(consumer => consumer.Name)];
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

    /// <returns>How many were still open: who takes longer than the lease may find that another was faster, and has counted them.</returns>
    private async Task<int> CloseAsync(IReadOnlyCollection<OutboxMessage> handled)
    {
        if (handled.Count == 0) return 0;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        DateTimeOffset? now = Conventions.AsStored(clock.GetUtcNow());
        long[] sequences = [.. handled.Select(message => message.Sequence)];
        var batch = db.Outbox.Where(message => sequences.Contains(message.Sequence));
        var closed = await batch.Where(message => message.SentAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.SentAt, now).SetProperty(message => message.LockedUntil, (DateTimeOffset?)null).SetProperty(message => message.LastError, (string?)null), CancellationToken.None);
        IReadOnlyCollection<OutboxMessage> ours = closed == handled.Count
            ? handled
            : await batch.AsNoTracking().Where(message => message.SentAt == now).OrderBy(message => message.Sequence).Take(closed).ToListAsync(CancellationToken.None);
        foreach (var message in ours) Measurements.CountDelivery(message.ToEnvelope());
        return closed;
    }

    /// <summary>This node stops: what it has claimed and come to no end with is another's at once, as if it had not been claimed.</summary>
    private async Task ReleaseAsync(IReadOnlyList<OutboxMessage> batch, DateTimeOffset? lease)
    {
        using var limit = new CancellationTokenSource(TimeToRelease);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        long[] sequences = [.. batch.Select(message => message.Sequence)];
        await db.Outbox.Where(message => sequences.Contains(message.Sequence) && message.SentAt == null && message.LockedUntil == lease).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.LockedUntil, (DateTimeOffset?)null).SetProperty(message => message.Attempts, message => message.Attempts - 1), limit.Token);
    }

    private async Task PutOffAsync(OutboxMessage message, string error, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.Outbox.Attach(message);
        message.Failed(error, clock.GetUtcNow() + Backoff(message.Attempts));
        await db.SaveChangesAsync(ct);
        Measurements.CountFailedDelivery(message.Name);
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), 600));

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Event {Name} {EventId} was not handled by {Consumer} (attempt {Attempt})")]
    private static partial void LogFailed(ILogger logger, Exception failure, string name, Guid eventId, string consumer, int attempt);
}
