using System.Globalization;
using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>Every sealed line of the audit log stands on the one before it.</summary>
internal sealed class AuditBooks(IPlatformDb db) : IBooksCheck
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var (sequence, hash) = (0L, (string?)null);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence != null).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {entry.Sequence}");
            if (entry.Sequence != sequence + 1) return [new Violation("platform.audit", place, $"follows line {sequence.ToString(CultureInfo.InvariantCulture)}")];
            if (!entry.IsSealedAfter(hash)) return [new Violation("platform.audit", place, "does not fit its seal")];
            (sequence, hash) = (sequence + 1, entry.Hash);
        }

        return [];
    }
}
