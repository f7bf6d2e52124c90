using System.Text.Json;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Microsoft.Data.Sqlite;

namespace Marketplace.Infrastructure.Search;

/// <summary>Reads rows of <see cref="ProductPageSql"/> straight into views.</summary>
internal sealed class ProductRowReader(Read<ProductView> read)
{
    private readonly bool _carriesListings = read.Embedded.Contains("listings");
    private readonly bool _carriesDefaultListing = read.Embedded.Contains("defaultListing");
    private readonly bool _carriesImages = read.Embedded.Contains("images");
    private readonly bool _carriesPrimaryImage = read.Embedded.Contains("primaryImage");
    private readonly bool _carriesTags = read.Embedded.Contains("tags");

    public ProductView Read(SqliteDataReader row)
    {
        var tags = List<TagView>(row, 27);
        var images = List<ProductImageView>(row, 28);
        var listings = List<ListingView>(row, 29);
        var (defaultListing, primaryImage) = (Id(row, 23), Id(row, 24));
        return new ProductView
        {
            Id = new ProductId(row.GetGuid(2)),
            Revision = row.GetInt32(3),
            Name = row.GetString(4),
            Slug = row.GetString(5),
            Brand = Text(row, 6),
            PriceMinor = Number(row, 7),
            CompareAtMinor = Number(row, 8),
            PriceMaxMinor = Number(row, 9),
            Currency = row.GetString(10),
            Stock = row.GetInt64(11),
            InStock = row.GetBoolean(12),
            IsAvailable = row.GetBoolean(13),
            Unit = Text(row, 14) is { } unit ? Enum.Parse<ListingUnit>(unit, ignoreCase: true) : null,
            Options = row.GetString(15),
            Specs = row.GetString(16),
            SellerName = Text(row, 17),
            Status = ProductStatus.Published,
            PublishedAt = Instants.FromMicroseconds(row.GetInt64(18)),
            CreatedAt = Instants.FromMicroseconds(row.GetInt64(19)),
            UpdatedAt = Instants.FromMicroseconds(row.GetInt64(20)),
            SellerId = Id(row, 21) is { } seller ? new SellerId(seller) : null,
            CategoryId = Id(row, 22) is { } category ? new CategoryId(category) : null,
            DefaultListingId = defaultListing is { } listing ? new ListingId(listing) : null,
            PrimaryImageId = primaryImage is { } image ? new ProductImageId(image) : null,
            Popularity = row.GetInt64(25),
            Description = row.IsDBNull(26) ? null : JsonSerializer.Deserialize<RichText>(row.GetString(26), EventJson.Options),
            TagIds = tags is null ? [] : [.. tags.Select(tag => tag.Id)],
            Tags = _carriesTags ? tags : null,
            Images = _carriesImages ? images : null,
            PrimaryImage = _carriesPrimaryImage ? [.. images!.Where(candidate => candidate.Id.Value == primaryImage)] : null,
            Listings = _carriesListings ? listings : null,
            DefaultListing = _carriesDefaultListing ? [.. listings!.Where(candidate => candidate.Id.Value == defaultListing)] : null,
            Variants = List<VariantView>(row, 30),
            Category = List<CategoryView>(row, 31)?.ConvertAll(found => found with { ProductCount = row.GetInt32(32) }),
            Seller = List<SellerView>(row, 33)?.ConvertAll(found => found with { ProductCount = row.GetInt32(34) }),
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static Guid? Id(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static List<T>? List<T>(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<List<T>>(row.GetString(column), EventJson.Options);
}
