using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

internal sealed class UsersInFeed(IIdentityDb db) : IFeedSubjects
{
    public FeedType Type => FeedType.Users;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        UserId[] users = [.. ids.Select(UserId.From)];
        return await db.Users.Where(user => users.Contains(user.Id)).Select(user => new FeedSubject(user.Id.Value, null, false)).ToListAsync(ct);
    }
}
