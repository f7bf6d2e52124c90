using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>A seller reads what happened in its business, an admin everything; both only of what they may read.</summary>
internal sealed class ReadEvents(MarketplaceDbContext db, ICaller caller, IOptions<OutboxOptions> options) : IRequestHandler<Read<EventView>, Page<EventView>>
{
    public Task<Page<EventView>> Handle(Read<EventView> request, CancellationToken cancellationToken)
    {
        var (types, most) = (EventSubjects.ReadableBy(caller), options.Value.MaxAttempts);
        return Visible().Where(message => types.Contains(message.SubjectType)).Select(OutboxViews.Of(most)).PageAsync(request, cancellationToken);
    }

    private IQueryable<OutboxMessage> Visible()
    {
        var events = db.Outbox.AsNoTracking();
        if (caller.Surface is not Surface.Seller) return events;

        var seller = caller.RequiredSeller;
        return events.Where(message => message.SellerId == seller);
    }
}

internal sealed class RedeliverEvent(MarketplaceDbContext db, TimeProvider clock) : IRequestHandler<RedeliverEventCommand, Written>
{
    private static readonly DomainError Delivered = new(ErrorKind.Conflict, "invalid_state_transition", "It is delivered.", "event");

    public Task<Written> Handle(RedeliverEventCommand command, CancellationToken cancellationToken) => db.ExecuteAsync(
        async ct =>
        {
            var message = await db.Outbox.SingleAsync(candidate => candidate.EventId == command.EventId, ct);
            Ensure.That(message.SentAt is null, Delivered);

            message.TryAgain();
            await db.SaveChangesAsync(ct);
            db.HasNewEvents = true;
            return new Written(message.EventId.Value) { View = new EventRedeliveryView { Id = message.EventId, EventId = message.EventId, CreatedAt = clock.GetUtcNow() } };
        },
        cancellationToken);
}

/// <summary>What is tried again is seen by the event itself; the wish leaves nothing behind.</summary>
internal sealed class ReadRedeliveries(MarketplaceDbContext db) : IRequestHandler<Read<EventRedeliveryView>, Page<EventRedeliveryView>>
{
    public Task<Page<EventRedeliveryView>> Handle(Read<EventRedeliveryView> request, CancellationToken cancellationToken) => db.Outbox.AsNoTracking().Where(message => message.SentAt == null)
        .Select(message => new EventRedeliveryView { Id = message.EventId, Revision = message.Attempts, EventId = message.EventId, CreatedAt = message.OccurredAt })
        .PageAsync(request, cancellationToken);
}
