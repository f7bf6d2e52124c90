using Marketplace.Application.Common;
using Marketplace.Application.Identity.Views;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>What is asked of a new session, however its owner proved who they are.</summary>
public sealed record SessionWish
{
    public static SessionWish Plain { get; } = new();

    public IReadOnlyList<Audience> Audience { get; init; } = [Domain.Identity.Audience.Public];

    /// <summary>For whom the seller surface shall act; the only one where there is just one.</summary>
    public SellerId? SellerId { get; init; }

    public SessionTransport Transport { get; init; }

    public string? DeviceName { get; init; }
}

/// <summary>A session that is told to its owner once it is saved.</summary>
internal sealed record OpenedSession(Session Session, SessionTokens Tokens)
{
    public SessionView View => SessionView.Of(Session, Tokens, isCurrent: true);

    public Written Written => new(Session.Id.Value) { View = View };
}

/// <summary>Opens sessions and issues their tokens. The caller saves.</summary>
internal sealed class SessionOpener(IIdentityDb db, IAccessTokens tokens, ISellerPeople people, ISessionCookies cookies, IRequestOrigin origin, ICaller caller, IUnitOfWork work, TimeProvider clock)
{
    public SessionOrigin Origin => new(origin.IpAddress, origin.UserAgent);

    public async Task<OpenedSession> OpenAsync(User user, SessionWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sellers = await people.SellersOfAsync(user.Id, ct);
        var seller = ActingFor(user, sellers, wish.Audience, wish.SellerId);
        var (session, refreshToken) = Session.Open(user.Id, wish.Audience, seller, wish.Transport, wish.DeviceName, Origin, now);
        db.Sessions.Add(session);
        (caller as IBecomesKnown)?.Become(new Bearer(session.Id.Value.ToString("N"), session.Audience, []) { SessionId = session.Id, UserId = user.Id, BuyerId = user.ProfileId, SellerId = seller });
        return new OpenedSession(session, Issue(user, sellers, session, refreshToken));
    }

    /// <summary>Issues the next tokens of a session, for other doors where they are asked for. A door that has closed meanwhile is left out.</summary>
    public async Task<SessionTokens> GoOnAsync(User user, Session session, IReadOnlyList<Audience>? audience, SellerId? asked, string refreshToken, CancellationToken ct)
    {
        var sellers = await people.SellersOfAsync(user.Id, ct);
        if (audience is null)
        {
            var acting = asked ?? session.SellerId;
            audience = [.. session.Audience.Where(door => door switch { Audience.Admin => user.Roles.Count > 0, Audience.Seller => asked is not null || (acting is { } seller && sellers.Contains(seller)), _ => true })];
            asked = acting;
        }

        session.ActFor(audience, ActingFor(user, sellers, audience, asked));
        return Issue(user, sellers, session, refreshToken);
    }

    /// <summary>Apart from the account's own changes: signing in at the same moment from two places is no conflict.</summary>
    public Task NoteAsync(User user, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return work.ExecuteAsync(token => db.Users.Where(known => known.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.LastSignInAt, now), token), ct);
    }

    private SessionTokens Issue(User user, IReadOnlyList<SellerId> sellers, Session session, string refreshToken)
    {
        var rank = user.Roles.Count > 0 ? UserRank.Admin : sellers.Count > 0 ? UserRank.Seller : UserRank.Buyer;
        var access = tokens.Issue(new TokenClaims(session.Id, user.Id, user.Email, States.Name(rank), session.Audience, session.SellerId));
        var issued = new SessionTokens(access.Token, access.ExpiresAt, refreshToken, session.RefreshEndsAt);
        if (session.Transport is SessionTransport.Cookie) cookies.Set(issued);
        return issued;
    }

    /// <summary>Checks that the account opens the asked doors, and finds the seller that is acted for.</summary>
    private static SellerId? ActingFor(User user, IReadOnlyList<SellerId> sellers, IReadOnlyList<Audience> audience, SellerId? asked)
    {
        Ensure.That(!audience.Contains(Audience.Admin) || user.Roles.Count > 0, UserErrors.SurfaceClosed);
        if (!audience.Contains(Audience.Seller)) return null;

        Ensure.That(sellers.Count > 0, UserErrors.SurfaceClosed);
        Ensure.That(asked is null || sellers.Contains(asked.Value), UserErrors.NoSuchMembership);
        Ensure.That(asked is not null || sellers.Count == 1, UserErrors.SellerNeeded);
        return asked ?? sellers[0];
    }
}
