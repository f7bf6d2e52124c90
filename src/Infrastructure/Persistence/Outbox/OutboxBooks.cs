using System.Globalization;
using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>No event waits longer than the outbox allows.</summary>
internal sealed class OutboxBooks(MarketplaceDbContext db, IOptions<OutboxOptions> options, TimeProvider clock) : IBooksCheck
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var oldest = clock.GetUtcNow().AddSeconds(-options.Value.MaxAgeSeconds);
        var late = await db.Outbox.AsNoTracking().Where(message => message.SentAt == null && message.OccurredAt < oldest).OrderBy(message => message.Sequence).ToListAsync(ct);
        return
        [
            .. late.Select(message => new Violation(
                "outbox.age",
                $"event {message.Sequence.ToString(CultureInfo.InvariantCulture)} {message.Name}",
                $"waits since {message.OccurredAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, {message.Attempts} attempts{(message.LastError is null ? "" : $", last error {message.LastError.ReplaceLineEndings(" ")}")}")),
        ];
    }
}
