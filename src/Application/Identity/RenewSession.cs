using Marketplace.Application.Common;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Trades a refresh token for the next one, and may change for whom and on which surfaces it acts.</summary>
/// <param name="RefreshToken">Null: the one of the cookie.</param>
public sealed record RenewSessionCommand(string? RefreshToken, IReadOnlyList<Audience>? Audience, SellerId? SellerId) : ICommand<Written>;

internal sealed class RenewSessionHandler(IIdentityDb db, SessionOpener sessions, ISessionCookies cookies, IUnitOfWork work, TimeProvider clock) : IRequestHandler<RenewSessionCommand, Written>
{
    public async Task<Written> Handle(RenewSessionCommand request, CancellationToken cancellationToken)
    {
        var token = request.RefreshToken ?? cookies.RefreshToken ?? throw new DomainException(UserErrors.SessionOver);
        var view = await work.ExecuteAsync(ct => RenewAsync(token, request, ct), cancellationToken);
        if (view is null) cookies.Clear();
        Ensure.That(view is not null, UserErrors.SessionOver);
        return new Written(view.Id.Value) { View = view };
    }

    /// <summary>Null where the token is not good; that a reused one ended its session is kept all the same.</summary>
    private async Task<SessionRenewalView?> RenewAsync(string token, RenewSessionCommand request, CancellationToken ct)
    {
        if (Session.IdIn(token) is not { } id || await db.Sessions.SingleOrDefaultAsync(candidate => candidate.Id == id, ct) is not { } session) return null;

        var now = clock.GetUtcNow();
        var user = await db.Users.SingleAsync(candidate => candidate.Id == session.UserId, ct);
        if (session.Renew(token, sessions.Origin, now) is not { } next || user.Status is not UserStatus.Active)
        {
            if (user.Status is not UserStatus.Active) session.End(SessionEnd.AccountClosed, now);
            await db.SaveChangesAsync(ct);
            return null;
        }

        var issued = await sessions.GoOnAsync(user, session, request.Audience, request.SellerId, next, ct);
        await db.SaveChangesAsync(ct);
        var shown = session.Transport is SessionTransport.Bearer;
        return new SessionRenewalView
        {
            Id = session.Id,
            Revision = session.Version,
            SellerId = session.SellerId,
            Audience = session.Audience,
            AccessToken = shown ? issued.AccessToken : null,
            RefreshToken = shown ? issued.RefreshToken : null,
            ExpiresAt = issued.ExpiresAt,
            RefreshExpiresAt = issued.RefreshExpiresAt,
            CreatedAt = now,
        };
    }
}
