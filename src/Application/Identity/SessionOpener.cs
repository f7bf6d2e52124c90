using Marketplace.Application.Common;
using Marketplace.Application.Identity.Views;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

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

/// <summary>Opens sessions and issues their tokens. The caller saves.</summary>
internal sealed class SessionOpener(IIdentityDb db, IAccessTokens tokens, ISellerPeople people, ISessionCookies cookies, IRequestOrigin origin, ICaller caller, TimeProvider clock)
{
    public SessionOrigin Origin => new(origin.IpAddress, origin.UserAgent);

    public async Task<SessionView> OpenAsync(User user, SessionWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seller = await SellerAsync(user, wish.Audience, wish.SellerId, ct);
        var (session, refreshToken) = Session.Open(user.Id, wish.Audience, seller, wish.Transport, wish.DeviceName, Origin, now);
        user.SignedIn(now);
        db.Sessions.Add(session);
        (caller as IBecomesKnown)?.Become(new Bearer(session.Id.Value.ToString("N"), session.Audience, []) { SessionId = session.Id, UserId = user.Id, BuyerId = user.ProfileId, SellerId = seller });
        return SessionView.Of(session, await IssueAsync(user, session, refreshToken, ct), isCurrent: true);
    }

    public async Task<SessionTokens> IssueAsync(User user, Session session, string refreshToken, CancellationToken ct)
    {
        var access = tokens.Issue(new TokenClaims(session.Id, user.Id, user.Email, States.Name(await RankAsync(user, ct)), session.Audience, session.SellerId));
        var issued = new SessionTokens(access.Token, access.ExpiresAt, refreshToken, session.RefreshEndsAt);
        if (session.Transport is SessionTransport.Cookie) cookies.Set(issued);
        return issued;
    }

    /// <summary>Checks that the account opens the asked doors, and finds the seller that is acted for.</summary>
    public async Task<SellerId?> SellerAsync(User user, IReadOnlyList<Audience> audience, SellerId? asked, CancellationToken ct)
    {
        Ensure.That(!audience.Contains(Audience.Admin) || user.Roles.Count > 0, UserErrors.SurfaceClosed);
        if (!audience.Contains(Audience.Seller)) return null;

        var sellers = await people.SellersOfAsync(user.Id, ct);
        Ensure.That(sellers.Count > 0, UserErrors.SurfaceClosed);
        Ensure.That(asked is null || sellers.Contains(asked.Value), UserErrors.NoSuchMembership);
        Ensure.That(asked is not null || sellers.Count == 1, UserErrors.SellerNeeded);
        return asked ?? sellers[0];
    }

    private async Task<UserRank> RankAsync(User user, CancellationToken ct) =>
        user.Roles.Count > 0 ? UserRank.Admin : (await people.SellersOfAsync(user.Id, ct)).Count > 0 ? UserRank.Seller : UserRank.Buyer;
}
