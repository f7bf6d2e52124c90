using System.Globalization;
using Marketplace.Application.Inventory;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Inventory;

/// <summary>
/// One conditional update for any number of listings. A database with several writers locks the rows first, in the order of their ids
/// (<c>SELECT … ORDER BY id FOR UPDATE</c>), so that two transactions never wait for each other in a circle; SQLite has one writer.
/// </summary>
internal sealed class StockTaking(MarketplaceDbContext db) : IStockTaking
{
    public async Task<IReadOnlyDictionary<ListingId, StockItemId>> TakeAsync(IReadOnlyDictionary<ListingId, int> quantities, DateTimeOffset now, CancellationToken ct)
    {
        var values = new List<object>(1 + (2 * quantities.Count)) { Conventions.AsStored(now).UtcDateTime };
        foreach (var (listing, quantity) in quantities) values.AddRange([listing.Value, quantity]);
        var taken = await db.Database.SqlQueryRaw<Taken>(Sql(quantities.Count), [.. values]).ToListAsync(ct);
        return taken.ToDictionary(item => ListingId.From(item.ListingId), item => StockItemId.From(item.Id));
    }

    private static string Sql(int listings) => $$"""
        WITH wanted (listing_id, quantity) AS (VALUES {{string.Join(", ", Enumerable.Range(0, listings).Select(Place))}})
        UPDATE inventory_stock_items SET reserved = reserved + wanted.quantity, version = version + 1, updated_at = {0}
        FROM wanted
        WHERE inventory_stock_items.listing_id = wanted.listing_id AND on_hand - reserved - safety_stock >= wanted.quantity
        RETURNING id AS "Id", inventory_stock_items.listing_id AS "ListingId"
        """;

    private static string Place(int listing) => string.Create(CultureInfo.InvariantCulture, $"({{{1 + (2 * listing)}}}, {{{2 + (2 * listing)}}})");

    private sealed record Taken(Guid Id, Guid ListingId);
}
