using System.Globalization;
using Marketplace.Application.Ordering;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Ordering;

/// <summary>
/// On PostgreSQL a sequence, for which nobody waits: a row that counts would be locked until its order is stored, and all checkouts of the marketplace come one after the other.
/// On SQLite they do anyway, and it has no sequences.
/// </summary>
internal sealed class OrderNumbers(MarketplaceDbContext db) : IOrderNumbers
{
    /// <summary>Of PostgreSQL.</summary>
    public const string Sequence = "ordering_numbers";

    private const string Next = $"select nextval('{Sequence}') as \"Value\"";

    private const string Count =
        "insert into ordering_sequences (name, last) values ('orders', 1) on conflict (name) do update set last = ordering_sequences.last + 1 returning last as \"Value\"";

    public async Task<string> NextAsync(CancellationToken ct)
    {
        var taken = await db.Database.SqlQueryRaw<long>(db.HasManyWriters ? Next : Count).ToListAsync(ct);
        return $"M-{taken[0].ToString("D6", CultureInfo.InvariantCulture)}";
    }
}
