using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Search;

namespace Marketplace.Bench.Catalogue;

/// <summary>What the public reads of products, made by the program's own rules and written past its statements.</summary>
/// <param name="document">What the full-text index is made of, where the database has to be told.</param>
internal sealed class ProjectedRows(Shelf shelf, Func<ProjectedText, string?> document, DateTimeOffset now)
{
    private readonly Dictionary<SellerId, Seller> _sellers = shelf.Sellers.ToDictionary(seller => seller.Id);
    private readonly Dictionary<CategoryId, Category> _categories = shelf.Categories.ToDictionary(category => category.Id);
    private readonly Dictionary<TagId, Tag> _tags = shelf.Tags.ToDictionary(tag => tag.Id);

    /// <param name="number">Of the product: also its place in both tables.</param>
    public IEnumerable<(SearchTable Table, object?[] Values)> Of(long number, Goods goods)
    {
        var source = new ProjectionSource
        {
            Products = [goods.Product],
            Listings = goods.Listings.ToLookup(listing => listing.ProductId),
            Stock = goods.Stock.ToDictionary(item => item.ListingId),
            Sellers = _sellers,
            Shops = new Dictionary<ShopId, Shop>(),
            Categories = _categories,
            Tags = _tags,
            Uploads = new Dictionary<UploadId, Upload>(),
        };
        var rows = new ProductRows(source, [GeneratedCatalogue.Currency], now);
        var text = rows.TextOf(goods.Product);
        yield return (SearchTable.Texts, [number, text.ProductId.Value, text.Name, text.Keywords, text.Description, document(text) ?? ""]);
        foreach (var row in rows.Of(goods.Product))
        {
            yield return (SearchTable.Products, Row(number, row));
            foreach (var category in row.Categories)
            {
                yield return (SearchTable.Places, [category.Value, row.Currency, number, row.ProductId.Value, row.PriceMinor ?? ProjectedRow.Priceless, row.PriceMinor ?? -1, row.CreatedAt, row.NameSort]);
            }

            foreach (var tag in row.TagIds) yield return (SearchTable.Tags, [tag.Value, row.ProductId.Value]);
            foreach (var seller in row.SellerIds) yield return (SearchTable.Offers, [seller.Value, row.ProductId.Value]);
        }
    }

    private static object?[] Row(long number, ProjectedRow row) =>
    [
        number, row.ProductId.Value, row.Currency, number, 1L, row.Digest, row.SellerId?.Value, row.CategoryId?.Value, row.PriceMinor, row.PriceMinor ?? ProjectedRow.Priceless, row.PriceMinor ?? -1,
        row.CompareAtMinor, row.PriceMaxMinor, row.Stock, row.InStock ? 1L : 0L, row.IsAvailable ? 1L : 0L, row.Unit, row.CreatedAt, row.UpdatedAt, row.PublishedAt, 0L, row.NextChangeAt,
        row.Name, row.NameSort, row.Slug, row.Brand, row.SellerName, row.DefaultListingId?.Value, row.PrimaryImageId?.Value, row.Options, row.Specs, row.Description, row.Tags,
        row.Images, row.Listings, row.Variants, row.Category, row.Seller,
    ];
}

/// <summary>A table of the projection, with the columns that <see cref="ProjectedRows"/> fills.</summary>
internal sealed record SearchTable(string Name, IReadOnlyList<string> Columns)
{
    public static readonly SearchTable Texts = new("search_texts", "id product_id name keywords description document");
    public static readonly SearchTable Products = new(
        "search_products",
        "id product_id currency text_id revision digest seller_id category_id price_minor price_asc price_desc compare_at_minor price_max_minor stock in_stock is_available unit created_at updated_at published_at popularity next_change_at name name_sort slug brand seller_name default_listing_id primary_image_id options specs description tags images listings variants category seller");

    public static readonly SearchTable Places = new("search_product_categories", "category_id currency row_id product_id price_asc price_desc created_at name_sort");
    public static readonly SearchTable Tags = new("search_product_tags", "tag_id product_id");
    public static readonly SearchTable Offers = new("search_product_offers", "seller_id product_id");

    private SearchTable(string name, string columns)
        : this(name, columns.Split(' '))
    {
    }
}
