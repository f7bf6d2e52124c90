using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>The public is told of what is public, a seller of its own, an admin of all; the latter two of the types that they may read.</summary>
internal sealed class ReadChanges(MarketplaceDbContext db, ICaller caller) : IRequestHandler<Read<ChangeView>, Page<ChangeView>>
{
    private bool IsPublic => caller.Surface is Surface.Public;

    public Task<Page<ChangeView>> Handle(Read<ChangeView> request, CancellationToken cancellationToken)
    {
        var types = FeedTypes.ReadableBy(caller);
        var told = request.Named("types") is { } asked ? TypesOf(asked, types) : [.. types];
        var views = Visible(told).Select(change => new ChangeView
        {
            Id = change.Id,
            Sequence = change.Sequence,
            Op = change.IsDeleted ? ChangeOp.Delete : ChangeOp.Upsert,
            ResourceType = change.ResourceType,
            ResourceId = change.ResourceId,
            ChangedAt = change.ChangedAt,
            SubjectId = change.IsDeleted ? null : change.ResourceId,
        });
        return request.Page is PageRequest.Keyset page ? WalkAsync(request, page, views, told, cancellationToken) : views.PageAsync(request, cancellationToken);
    }

    private static FeedType[] TypesOf(Condition<ChangeView> asked, IEnumerable<FeedType> types)
    {
        var named = asked.Values.Cast<FeedType>();
        return [.. asked.Operator is Operator.Ne or Operator.Nin ? types.Except(named) : types.Intersect(named)];
    }

    private IQueryable<Change> Visible(FeedType[] types)
    {
        var isPublic = IsPublic;
        var changes = db.Changes.AsNoTracking().Where(change => change.IsPublic == isPublic && types.Contains(change.ResourceType)
            && change.Sequence > db.FeedMarks.Where(mark => mark.IsPublic == isPublic).Max(mark => mark.ClosedTo));
        if (caller.Surface is not Surface.Seller) return changes;

        var seller = caller.RequiredSeller;
        return changes.Where(change => change.SellerId == seller);
    }

    /// <summary>One statement from the beginning, two from a cursor on: whether it is too old is asked together with what lies behind it.</summary>
    private async Task<Page<ChangeView>> WalkAsync(Read<ChangeView> request, PageRequest.Keyset page, IQueryable<ChangeView> views, FeedType[] types, CancellationToken ct)
    {
        foreach (var condition in request.Conditions)
        {
            if (condition.Predicate is not null) views = views.Where(condition.Predicate);
        }

        var upwards = request.Order[0].Descending == page.Backwards;
        var position = page.Position?[0] as long?;
        var part = position is null ? views : upwards ? views.Where(view => view.Sequence > position) : views.Where(view => view.Sequence < position);
        var items = await (upwards ? part.OrderBy(view => view.Sequence) : part.OrderByDescending(view => view.Sequence)).Take(page.Size + 1).ToListAsync(ct);
        var hasMore = items.Count > page.Size;
        if (hasMore) items.RemoveAt(page.Size);

        // Asked last: had the feed been closed beyond the cursor while we read, it would show now.
        var hasBehind = position is { } cursor && await LookBehindAsync(cursor, upwards ? views.Where(view => view.Sequence <= cursor) : views.Where(view => view.Sequence >= cursor), types, ct);
        if (page.Backwards) items.Reverse();
        return page.Backwards ? new(items, HasPrevious: hasMore, HasNext: hasBehind) : new(items, HasPrevious: hasBehind, HasNext: hasMore);
    }

    private async Task<bool> LookBehindAsync(long position, IQueryable<ChangeView> behind, FeedType[] types, CancellationToken ct)
    {
        var isPublic = IsPublic;
        var look = await db.FeedMarks.Where(mark => mark.IsPublic == isPublic).Select(mark => new { mark.ClosedTo, HasBehind = behind.Any() }).SingleAsync(ct);
        Ensure.That(look.ClosedTo <= position, new DomainError(ErrorKind.Gone, "cursor_expired", "Changes behind this cursor are told no longer. Read the collections of all types anew, and go on from the newest change of before.")
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["types"] = types.Select(States.Name).ToArray() },
        });
        return look.HasBehind;
    }
}
