using System.Linq.Expressions;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog;

/// <summary>Products in all states, as the seller's and the admin's surface read them.</summary>
internal sealed class ProductTables(ICatalogDb db, CatalogVisibility visible, ICatalogViews views, IPublicCatalog catalog, StoreOptions store)
{
    private static readonly Expression<Func<ProductView, DateTimeOffset>> CreatedAt = product => product.CreatedAt;

    public async Task<Page<ProductView>> FindAsync(Read<ProductView> request, CancellationToken ct)
    {
        var found = request.Named("q") is { } asked ? await catalog.MatchingAsync((string)asked.Values[0]!, ct) : null;
        var products = visible.Products.Narrow(request, (all, condition) => condition.Path == "q" ? all.Having(condition, product => found!.Contains(product.Id)) : Narrow(all, condition));
        var currency = request.DisplayCurrency ?? store.Currency;
        var offered = views.Of(visible.Listings.Where(listing => listing.Status != ListingStatus.Archived), currency);
        return await views.Of(products, offered, currency).PageAsync(request with { Order = [.. request.Order.Select(Known)] }, ct);
    }

    /// <summary>The tables know no rank: what fits a text is told newest first.</summary>
    private static SortKey Known(SortKey key) => key.Path == "relevance" ? new SortKey(key.Path, CreatedAt, !key.Descending) : key;

    /// <summary>The filters that are no property of the view.</summary>
    private IQueryable<Product> Narrow(IQueryable<Product> products, Condition<ProductView> condition)
    {
        switch (condition.Path)
        {
            case "currency":
                return products;
            case "category" or "categoryTree":
                var subtree = db.Categories.Under(condition.Ids());
                return products.Having(condition, product => subtree.Any(category => category.Id == product.CategoryId));
            case "category.slug":
                var places = condition.Texts();
                return products.Having(condition, product => db.Categories.Any(category => category.Id == product.CategoryId && places.Contains(category.Slug)));
            case "seller.slug":
                var owners = views.SellersOf(condition.Texts());
                return products.Having(condition, product => owners.Any(owner => owner == product.SellerId));
            case "listings.seller":
                var sellers = condition.Ids().ConvertAll(SellerId.From);
                return products.Having(condition, product => db.Listings.Any(listing => listing.ProductId == product.Id && sellers.Contains(listing.SellerId)));
            case "listings.condition":
                var conditions = condition.Values.Cast<ListingCondition>().ToList();
                return products.Having(condition, product => visible.Listings.Any(listing => listing.ProductId == product.Id && conditions.Contains(listing.Condition)));
            case "listings.mode":
                var modes = condition.Values.Cast<ListingMode>().ToList();
                return products.Having(condition, product => visible.Listings.Any(listing => listing.ProductId == product.Id && modes.Contains(listing.Mode)));
            case "tags":
                var tags = condition.Ids().ConvertAll(TagId.From);
                return products.Having(condition, product => product.Tags.Any(tag => tags.Contains(tag.TagId)));
            case "tags.slug":
                var words = condition.Texts();
                return products.Having(condition, product => product.Tags.Any(use => db.Tags.Any(tag => tag.Id == use.TagId && words.Contains(tag.Slug))));
            case "variants.sku":
                var skus = condition.Texts();
                return products.Having(condition, product => product.Variants.Any(variant => skus.Contains(variant.Sku!)));
            default:
                throw new InvalidOperationException($"The reading of products knows no filter '{condition.Path}'.");
        }
    }
}
