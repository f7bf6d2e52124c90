using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

public sealed record EndSessionCommand(SessionId Id) : ICommand<Unit>;

internal sealed class EndSessionHandler(IIdentityDb db, ICaller caller, ISessionCookies cookies, RoleGrants grants, TimeProvider clock) : IRequestHandler<EndSessionCommand, Unit>
{
    public async Task<Unit> Handle(EndSessionCommand command, CancellationToken ct)
    {
        var session = await db.Sessions.SingleAsync(candidate => candidate.Id == command.Id, ct);
        await grants.EnsureNotAboveAsync(await db.Users.SingleAsync(user => user.Id == session.UserId, ct), ct);
        var isCurrent = session.Id == caller.SessionId;
        session.End(caller.Surface is Surface.Admin && !isCurrent ? SessionEnd.EndedByAdmin : isCurrent ? SessionEnd.SignedOut : SessionEnd.EndedByOwner, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (isCurrent) cookies.Clear();
        return Unit.Value;
    }
}

/// <summary>Ends what is open of an account.</summary>
internal static class OpenSessions
{
    extension(IIdentityDb db)
    {
        /// <param name="but">The one that stays.</param>
        public async Task EndSessionsAsync(UserId user, SessionEnd how, SessionId? but, DateTimeOffset now, CancellationToken ct)
        {
            foreach (var session in await db.Sessions.Where(session => session.UserId == user && session.EndedAt == null && session.Id != but).ToListAsync(ct)) session.End(how, now);
        }
    }
}
