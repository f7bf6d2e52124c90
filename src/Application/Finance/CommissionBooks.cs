using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>The rule by which a sale was charged is still there to be read.</summary>
internal sealed class CommissionBooks(IFinanceDb db) : IBooksCheck
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var gone = await db.CommissionLines.Where(line => !db.CommissionRules.Any(rule => rule.Id == line.RuleId)).GroupBy(line => line.RuleId)
            .Select(lines => new { lines.Key, Count = lines.Count() }).ToListAsync(ct);
        return [.. gone.Select(rule => new Violation("finance.rules", $"commissionRule {rule.Key.Value}", $"is gone, and {rule.Count} lines were charged by it"))];
    }
}
