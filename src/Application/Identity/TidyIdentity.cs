using Marketplace.Application.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Takes away what can open nothing any more: codes, counters of tries, sessions and guests' tokens. Sessions stay for a month, so that their owner can look back.</summary>
public sealed record TidyIdentityCommand : ICommand<int>;

internal sealed class TidyIdentityHandler(IIdentityDb db, IUnitOfWork work, TimeProvider clock) : IRequestHandler<TidyIdentityCommand, int>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    public Task<int> Handle(TidyIdentityCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (before, sessionsBefore) = (now - Kept, now - SessionsKept);
        return work.ExecuteAsync(
            async ct => await db.OneTimeCodes.Where(code => code.ExpiresAt < before).ExecuteDeleteAsync(ct)
                + await db.SignInTries.Where(tries => tries.EndsAt < before).ExecuteDeleteAsync(ct)
                + await db.ExternalLoginAttempts.Where(attempt => attempt.ExpiresAt < before).ExecuteDeleteAsync(ct)
                + await db.Sessions.Where(session => session.EndsAt < sessionsBefore || session.EndedAt < sessionsBefore).ExecuteDeleteAsync(ct)
                + await db.AccessKeys.Where(key => key.Kind == AccessKeyKind.Guest && key.ExpiresAt < before).ExecuteDeleteAsync(ct),
            cancellationToken);
    }
}
