using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity;

internal sealed class GuestAccessIssuer(IIdentityDb db, ICaller caller, TimeProvider clock) : IGuestAccess
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Task<GuestAccess> IssueAsync(CancellationToken ct)
    {
        var (buyer, token) = (BuyerId.New(), AccessKey.NewToken(AccessKeyKind.Guest));
        var key = AccessKey.OfGuest(token, buyer, clock.GetUtcNow() + Lifetime);
        db.AccessKeys.Add(key);
        (caller as IBecomesKnown)?.Become(Bearer.Of(key));
        return Task.FromResult(new GuestAccess(buyer, token));
    }

    public async Task<BuyerId?> FindAsync(string token, CancellationToken ct) =>
        AccessKey.IsToken(token) && await db.FindKeyAsync(AccessKey.HashOf(token), ct) is { Kind: AccessKeyKind.Guest } key && key.IsLive(clock.GetUtcNow()) ? key.BuyerId : null;
}
