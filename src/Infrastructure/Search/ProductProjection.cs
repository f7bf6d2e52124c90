using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Changes;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Search;

/// <summary>Keeps the rows that the public reads, on the connection and in the transaction of the change that they follow.</summary>
internal sealed class ProductProjection(MarketplaceDbContext db, SearchReaders readers, StoreOptions store, TimeProvider clock) : IProductProjection
{
    private const int BatchSize = 500;

    private static readonly SortKey[] ById = [new("id", (Expression<Func<Product, ProductId>>)(product => product.Id), Descending: false)];

    public Task RefreshAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct) => RefreshAsync(products, withListings: false, ct);

    public Task RefreshPricesAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct) => RefreshAsync(products, withListings: true, ct);

    private async Task RefreshAsync(IReadOnlyCollection<ProductId> products, bool withListings, CancellationToken ct)
    {
        foreach (var batch in products.Distinct().OrderBy(product => product.Value).Chunk(BatchSize))
        {
            await db.ExecuteAsync(
                async token =>
                {
                    await WriteAsync(batch, withListings, token);
                    db.NoteChanged(batch.Select(product => CacheStripes.Of(product.Value)).Append(CacheStripes.Of(CacheStripes.Products)));
                    return batch.Length;
                },
                ct);
        }
    }

    public async Task RefreshListingsAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct)
    {
        var ids = listings.ToArray();
        await RefreshAsync(await db.Listings.Where(listing => ids.Contains(listing.Id)).Select(listing => listing.ProductId).ToListAsync(ct), ct);
    }

    public async Task RefreshSellerAsync(SellerId seller, CancellationToken ct) => await RefreshAsync(
        await db.Products.Where(product => product.SellerId == seller || db.Listings.Any(listing => listing.ProductId == product.Id && listing.SellerId == seller)).Select(product => product.Id).ToListAsync(ct), withListings: true, ct);

    public async Task RefreshCategoryAsync(CategoryId category, CancellationToken ct) =>
        await RefreshAsync(await db.Products.Where(product => product.CategoryId == category).Select(product => product.Id).ToListAsync(ct), ct);

    public Task<int> CountAsync(CancellationToken ct) => db.Products.CountAsync(ct);

    public async Task RebuildAsync(ProductId? after, Func<int, ProductId, Task>? report, CancellationToken ct)
    {
        while (await NextAsync(after, ct) is [.., var last] portion)
        {
            await RefreshAsync(portion, ct);
            if (report is not null) await report(portion.Count, last);
            after = last;
        }

        var gone = await db.Database.SqlQuery<Guid>($"SELECT product_id AS \"Value\" FROM search_texts WHERE product_id NOT IN (SELECT id FROM catalog_products)").ToListAsync(ct);
        await RefreshAsync([.. gone.Select(ProductId.From)], ct);
    }

    public Task<int> TidyAsync(CancellationToken ct) => readers.Dialect.Projection.Tidy is { } statement
        ? db.ExecuteAsync(token => db.Database.ExecuteSqlRawAsync(statement, token), ct)
        : Task.FromResult(0);

    private Task<List<ProductId>> NextAsync(ProductId? after, CancellationToken ct)
    {
        var products = after is { } last ? db.Products.Where(Keyset.Beyond<Product>(ById, [last], backwards: false)) : db.Products;
        return products.OrderBy(product => product.Id).Select(product => product.Id).Take(BatchSize).ToListAsync(ct);
    }

    private async Task WriteAsync(ProductId[] ids, bool withListings, CancellationToken ct)
    {
        var (sql, dialect) = (readers.Dialect.Projection, readers.Dialect);
        var looked = JsonSerializer.Serialize(ids.Select(id => id.Value.ToString().ToUpperInvariant()));
        if (sql.Lock is { } wait) await RunAsync(wait, looked);
        var source = await ProjectionSource.LoadAsync(db, ids, ct);
        var rows = new ProductRows(source, [.. store.Currencies.Append(store.Currency).Distinct(StringComparer.Ordinal)], clock.GetUtcNow());
        var texts = Json(source.Products.Select(rows.TextOf).Select(text => text with { Document = dialect.Document(text) }));
        var visible = Json(source.Products.SelectMany(rows.Of));

        await RunAsync(sql.WriteTexts, texts);
        await RunAsync(sql.DeleteTexts, looked);
        var changed = await ChangedAsync(sql.DeleteProducts, looked, visible);
        await RunAsync(sql.NextRevision);
        changed.UnionWith(await ChangedAsync(sql.WriteProducts, visible));
        await RunAsync(sql.DeletePlaces, looked);
        await RunAsync(sql.WritePlaces, visible);
        await RunAsync(sql.DeleteTags, looked, visible);
        await RunAsync(sql.WriteTags, visible);
        await RunAsync(sql.DeleteOffers, looked, visible);
        await RunAsync(sql.WriteOffers, visible);
        await NoteAsync(source, changed, withListings, ct);

        async Task<HashSet<ProductId>> ChangedAsync(string statement, params object[] parameters) =>
            [.. (await db.Database.SqlQueryRaw<Guid>(statement, parameters).ToListAsync(ct)).Select(ProductId.From)];

        Task RunAsync(string statement, params object[] parameters) => db.Database.ExecuteSqlRawAsync(statement, parameters, ct);
    }

    /// <summary>What the public now sees otherwise, though nobody may have touched it. What has been saved here is noted already.</summary>
    private Task NoteAsync(ProjectionSource source, HashSet<ProductId> changed, bool withListings, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var notes = source.Products.Where(product => changed.Contains(product.Id)).Select(product => ChangeNote.Of(new(FeedType.Products, product.Id.Value), product.SellerId, now));
        var listings = changed.SelectMany(product => source.Listings[product]).Select(listing => ChangeNote.Of(new(FeedType.Listings, listing.Id.Value), listing.SellerId, now));
        return db.AppendAsync(db.NotYetNoted(withListings ? notes.Concat(listings) : notes), ct);
    }

    private static string Json<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, EventJson.Options);
}
