using System.Globalization;
using Marketplace.Application.Inventory;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Inventory;

/// <summary>
/// One conditional update for any number of listings. A database with several writers locks the rows first, in the order of their ids, so that
/// two transactions never wait for each other in a circle.
/// </summary>
internal sealed class StockTaking(MarketplaceDbContext db) : IStockTaking
{
    public Task HoldAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct)
    {
        if (!db.HasManyWriters) return Task.CompletedTask;

        var lines = orderLines.Select(line => line.Value).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM inventory_stock_items WHERE id IN (SELECT stock_item_id FROM inventory_reservations WHERE order_line_id = ANY ({lines})) ORDER BY id FOR UPDATE", ct);
    }

    public async Task<IReadOnlyDictionary<ListingId, StockItemId>> TakeAsync(IReadOnlyDictionary<ListingId, int> quantities, DateTimeOffset now, CancellationToken ct)
    {
        var values = new List<object>(1 + (2 * quantities.Count)) { Conventions.AsStored(now).UtcDateTime };
        foreach (var (listing, quantity) in quantities) values.AddRange([listing.Value, quantity]);
        var taken = await db.Database.SqlQueryRaw<Taken>(Sql(quantities.Count, db.HasManyWriters), [.. values]).ToListAsync(ct);
        return taken.ToDictionary(item => ListingId.From(item.ListingId), item => StockItemId.From(item.Id));
    }

    private static string Sql(int listings, bool locks) => $$"""
        WITH wanted (listing_id, quantity) AS (VALUES {{string.Join(", ", Enumerable.Range(0, listings).Select(Place))}}){{(locks ? Locking : "")}}
        UPDATE inventory_stock_items SET reserved = reserved + wanted.quantity, version = version + 1, updated_at = {0}
        FROM wanted{{(locks ? ", locked" : "")}}
        WHERE inventory_stock_items.listing_id = wanted.listing_id AND on_hand - reserved - safety_stock >= wanted.quantity{{(locks ? " AND locked.id = inventory_stock_items.id" : "")}}
        RETURNING inventory_stock_items.id AS "Id", inventory_stock_items.listing_id AS "ListingId"
        """;

    private const string Locking = ", locked AS (SELECT id FROM inventory_stock_items WHERE listing_id IN (SELECT listing_id FROM wanted) ORDER BY id FOR UPDATE)";

    private static string Place(int listing) => string.Create(CultureInfo.InvariantCulture, $"({{{1 + (2 * listing)}}}, {{{2 + (2 * listing)}}})");

    private sealed record Taken(Guid Id, Guid ListingId);
}
