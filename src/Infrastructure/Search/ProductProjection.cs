using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Search;

/// <summary>Keeps the rows that the public reads, on the connection and in the transaction of the change that they follow.</summary>
internal sealed class ProductProjection(MarketplaceDbContext db, StoreOptions store, TimeProvider clock) : IProductProjection
{
    private const int BatchSize = 500;

    public async Task RefreshAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct)
    {
        foreach (var batch in products.Distinct().Chunk(BatchSize))
        {
            await db.ExecuteAsync(
                async token =>
                {
                    await WriteAsync(batch, token);
                    return batch.Length;
                },
                ct);
        }
    }

    public async Task RefreshListingsAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct)
    {
        var ids = listings.ToArray();
        await RefreshAsync(await db.Listings.Where(listing => EF.Parameter(ids).Contains(listing.Id)).Select(listing => listing.ProductId).ToListAsync(ct), ct);
    }

    public async Task RefreshSellerAsync(SellerId seller, CancellationToken ct) => await RefreshAsync(
        await db.Products.Where(product => product.SellerId == seller || db.Listings.Any(listing => listing.ProductId == product.Id && listing.SellerId == seller)).Select(product => product.Id).ToListAsync(ct), ct);

    public async Task RefreshCategoryAsync(CategoryId category, CancellationToken ct) =>
        await RefreshAsync(await db.Products.Where(product => product.CategoryId == category).Select(product => product.Id).ToListAsync(ct), ct);

    public async Task RebuildAsync(CancellationToken ct) => await RefreshAsync(
        [
            .. await db.Products.Select(product => product.Id).ToListAsync(ct),
            .. (await db.Database.SqlQuery<Guid>($"SELECT product_id AS Value FROM search_texts WHERE product_id NOT IN (SELECT id FROM catalog_products)").ToListAsync(ct)).Select(ProductId.From),
        ],
        ct);

    private async Task WriteAsync(ProductId[] ids, CancellationToken ct)
    {
        var source = await ProjectionSource.LoadAsync(db, ids, ct);
        var rows = new ProductRows(source, [.. store.Currencies.Append(store.Currency).Distinct(StringComparer.Ordinal)], clock.GetUtcNow());
        var looked = JsonSerializer.Serialize(ids.Select(id => id.Value.ToString().ToUpperInvariant()));
        var texts = Json(source.Products.Select(rows.TextOf));
        var visible = Json(source.Products.SelectMany(rows.Of));

        await RunAsync(ProjectionSql.WriteTexts, texts);
        await RunAsync(ProjectionSql.DeleteTexts, looked);
        await RunAsync(ProjectionSql.DeleteProducts, looked, visible);
        await RunAsync(ProjectionSql.NextRevision);
        await RunAsync(ProjectionSql.WriteProducts, visible);
        await RunAsync(ProjectionSql.DeletePlaces, looked);
        await RunAsync(ProjectionSql.WritePlaces, visible);
        await RunAsync(ProjectionSql.DeleteTags, looked, visible);
        await RunAsync(ProjectionSql.WriteTags, visible);
        await RunAsync(ProjectionSql.DeleteOffers, looked, visible);
        await RunAsync(ProjectionSql.WriteOffers, visible);

        Task RunAsync(string sql, params object[] parameters) => db.Database.ExecuteSqlRawAsync(sql, parameters, ct);
    }

    private static string Json<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, EventJson.Options);
}
