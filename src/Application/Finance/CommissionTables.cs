using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>The rules that can hold at a moment.</summary>
internal sealed class CommissionTables(IFinanceDb db, TimeProvider clock)
{
    /// <param name="sellers">Who sells; rules of others are left out.</param>
    public async Task<(CommissionTable Table, DateTimeOffset At)> NowAsync(IReadOnlyCollection<SellerId> sellers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rules = await db.CommissionRules.AsNoTracking()
            .Where(rule => rule.DroppedAt == null && (rule.StartsAt == null || rule.StartsAt <= now) && (rule.EndsAt == null || rule.EndsAt > now))
            .Where(rule => rule.SellerId == null || sellers.Contains(rule.SellerId.Value))
            .ToListAsync(ct);
        return (new CommissionTable(rules), now);
    }
}
