using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Issues the codes by which goods are handed over. Nothing here saves; the caller holds the order.</summary>
internal sealed class PickupDesk(IOrderingDb db, IPickupSecrets secrets, OrderingOptions options, TimeProvider clock)
{
    /// <summary>For a seller order that is ready: its first code, or another one where the one it has is good no more.</summary>
    /// <returns>Whether there is a new code.</returns>
    public async Task<bool> IssueAsync(SellerOrder part, CancellationToken ct)
    {
        var (now, expiresAt) = (clock.GetUtcNow(), clock.GetUtcNow() + options.PickupCodeLife);
        var code = await db.PickupCodes.SingleOrDefaultAsync(code => code.SellerOrderId == part.Id, ct);
        if (code?.IsLive(now) is true) return false;

        if (code is null) db.PickupCodes.Add(PickupCode.For(part, secrets.New, expiresAt));
        else code.Renew(part, secrets.New, expiresAt);
        return true;
    }
}
