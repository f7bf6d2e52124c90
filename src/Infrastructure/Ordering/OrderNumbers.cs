using System.Globalization;
using Marketplace.Application.Ordering;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Ordering;

/// <summary>One statement takes the number and reads it; its row stays locked until the order is stored or given up.</summary>
internal sealed class OrderNumbers(MarketplaceDbContext db) : IOrderNumbers
{
    public async Task<string> NextAsync(CancellationToken ct)
    {
        var taken = await db.Database
            .SqlQuery<long>($"insert into ordering_sequences (name, last) values ('orders', 1) on conflict (name) do update set last = ordering_sequences.last + 1 returning last as \"Value\"")
            .ToListAsync(ct);
        return $"M-{taken[0].ToString("D6", CultureInfo.InvariantCulture)}";
    }
}
