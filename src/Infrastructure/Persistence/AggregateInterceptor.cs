using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory.Contracts;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence.Changes;
using Marketplace.Infrastructure.Persistence.Model;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Infrastructure.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>
/// On the way to the database: checks what the caller expects of the stored state, bumps the version of every aggregate of which
/// anything changed, dates what is written, and puts the events in the outbox, and beside them the audit log's lines and the notes for the change feed, all in the same transaction.
/// </summary>
internal sealed class AggregateInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    public static readonly DomainError ChangedMeanwhile =
        new(ErrorKind.Precondition, "precondition_failed", "It was changed by somebody else meanwhile. Read it again.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (MarketplaceDbContext)eventData.Context!;
        var now = Conventions.AsStored(clock.GetUtcNow());
        var (events, notes, audit) = Prepare(db, now);
        db.HasNewEvents |= events.Count > 0;
        var caller = db.Caller;
        await db.AppendAllAsync(
            [
                [.. events.Select(happened => OutboxMessage.Of(happened, now, caller, db.Origin?.RequestId))],
                [.. events.OfType<IStateChange>().Select(change => TransitionRecord.Of(change, now, ActorKindOf(caller), caller?.UserId))],
                db.NotYetNoted(notes),
                audit,
            ],
            cancellationToken);
        return result;
    }

    private static (List<IDomainEvent> Events, List<ChangeNote> Notes, List<AuditEntry> Audit) Prepare(MarketplaceDbContext db, DateTimeOffset now)
    {
        var aggregates = new TrackedAggregates(db.ChangeTracker);
        CheckPrecondition(db, aggregates);

        foreach (var part in aggregates.Changed.Where(entry => entry.Entity is AggregatePart)) Date(part, now);
        var (happened, notes, audit) = (new List<IDomainEvent>(), new List<ChangeNote>(), new List<AuditEntry>());
        foreach (var root in aggregates.Roots)
        {
            var changed = aggregates.HasChanged(root);
            List<IDomainEvent> here = [.. ((AggregateRoot)root.Entity).DequeueEvents().Where(one => changed || one is not IUpdated).Distinct()];
            happened.AddRange(here);
            if (AuditTrail.Of(root, changed, here, db.Caller, db.Origin, now) is { } line) audit.Add(line);
            if (!changed && here.Count == 0) continue;

            if (ChangeNote.Of(root, now) is { } note) notes.Add(note);
            Advance(root, now);
            if (changed) db.NoteChanged(CacheStripes.OfChange(root.Entity.GetType(), TrackedAggregates.SingleKey(root) ?? Guid.Empty));
        }

        notes.AddRange(happened.OfType<IStockEvent>().SelectMany(stock => ChangeNote.Of(stock, now)));
        return (happened, notes, audit);
    }

    private static ActorKind ActorKindOf(ICaller? caller) => caller?.Kind switch
    {
        null or CallerKind.System => ActorKind.System,
        CallerKind.Admin => ActorKind.Admin,
        CallerKind.Seller => ActorKind.Seller,
        _ => ActorKind.Buyer,
    };

    private static void Advance(EntityEntry root, DateTimeOffset now)
    {
        if (root.State is EntityState.Deleted) return;
        root.Property(nameof(AggregateRoot.Version)).CurrentValue = (int)root.Property(nameof(AggregateRoot.Version)).OriginalValue! + 1;
        Date(root, now);
    }

    private static void Date(EntityEntry entry, DateTimeOffset now)
    {
        if (entry.State is EntityState.Deleted) return;
        if (entry.State is EntityState.Added) entry.Property(nameof(AggregateRoot.CreatedAt)).CurrentValue = now;
        entry.Property(nameof(AggregateRoot.UpdatedAt)).CurrentValue = now;
    }

    /// <summary>The subject may be a part of an aggregate (a variant): its version is that of the whole.</summary>
    private static void CheckPrecondition(MarketplaceDbContext db, TrackedAggregates aggregates)
    {
        if (db.Precondition is not { Version: { } expected } precondition) return;
        if (aggregates.RootOf(precondition.SubjectId) is not { State: not EntityState.Added } root) return;

        Ensure.That((int)root.Property(nameof(AggregateRoot.Version)).OriginalValue! == expected, ChangedMeanwhile);
        precondition.Clear(); // a second save of the same request starts from our own first one
    }
}
