using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity;

internal sealed class GuestAccessIssuer(IIdentityDb db, AccessKeys keys, ICaller caller, TimeProvider clock) : IGuestAccess
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Task<GuestAccess> IssueAsync(CancellationToken ct)
    {
        var (buyer, token) = (BuyerId.New(), AccessKey.NewToken(AccessKeyKind.Guest));
        db.AccessKeys.Add(AccessKey.OfGuest(token, buyer, clock.GetUtcNow() + Lifetime));
        (caller as IBecomesGuest)?.BecomeGuest(buyer);
        return Task.FromResult(new GuestAccess(buyer, token));
    }

    public async Task<BuyerId?> FindAsync(string token, CancellationToken ct)
    {
        var bearer = await keys.FindAsync(token, ct);
        return bearer is { Kind: AccessKeyKind.Guest, RevokedAt: null } && bearer.ExpiresAt > clock.GetUtcNow() ? bearer.BuyerId : null;
    }
}

/// <summary>A caller that came without credentials and was made a guest on the way.</summary>
public interface IBecomesGuest
{
    void BecomeGuest(BuyerId buyer);
}
