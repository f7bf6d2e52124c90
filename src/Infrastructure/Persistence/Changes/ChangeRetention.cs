using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Changes;

internal sealed class ChangeRetention(MarketplaceDbContext db) : IChangeRetention
{
    public Task CloseAsync(DateTimeOffset before, CancellationToken ct) => db.ExecuteAsync(
        async token =>
        {
            await db.LockAsync(ChangeFeed.Turn, token);
            foreach (var isPublic in (bool[])[false, true])
            {
                var last = await db.Changes.Where(change => change.IsPublic == isPublic && change.ChangedAt < before).MaxAsync(change => (long?)change.Sequence, token);
                await db.FeedMarks.Where(mark => mark.IsPublic == isPublic && mark.ClosedTo < last).ExecuteUpdateAsync(set => set.SetProperty(mark => mark.ClosedTo, last ?? 0), token);
            }

            return true;
        },
        ct);

    public Task<int> TrimAsync(int limit, CancellationToken ct) => db.ExecuteAsync(
        async token =>
        {
            await db.LockAsync(ChangeFeed.Turn, token);
            var gone = await db.Changes
                .Where(change => (!change.IsPublic || change.IsDeleted) && db.FeedMarks.Any(mark => mark.IsPublic == change.IsPublic && mark.ClosedTo >= change.Sequence))
                .OrderBy(change => change.Sequence).Take(limit).Select(change => change.Sequence).ToArrayAsync(token);
            return await db.Changes.Where(change => gone.Contains(change.Sequence)).ExecuteDeleteAsync(token);
        },
        ct);
}
