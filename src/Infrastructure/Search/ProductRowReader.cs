using System.Collections.Frozen;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>Makes views of the rows of <see cref="ProductPageSql"/>.</summary>
internal sealed class ProductRowReader(Read<ProductView> read, SearchRow row)
{
    private static readonly FrozenDictionary<string, ListingUnit> Units = Enum.GetValues<ListingUnit>().ToFrozenDictionary(States.Name, StringComparer.Ordinal);

    private readonly bool _carriesListings = read.Embedded.Contains("listings");
    private readonly bool _carriesDefaultListing = read.Embedded.Contains("defaultListing");
    private readonly bool _carriesImages = read.Embedded.Contains("images");
    private readonly bool _carriesPrimaryImage = read.Embedded.Contains("primaryImage");

    public ProductView Read()
    {
        var tags = row.Json<List<TagView>>(28);
        var images = row.Json<List<ProductImageView>>(29);
        var listings = row.Json<List<ListingView>>(30);
        var (defaultListing, primaryImage) = (row.OptionalId(23), row.OptionalId(24));
        return new ProductView
        {
            Id = new ProductId(row.Id(2)),
            Revision = (int)row.Integer(3),
            Name = row.Text(4),
            Slug = row.Text(5),
            Brand = row.OptionalText(6),
            PriceMinor = row.OptionalInteger(7),
            CompareAtMinor = row.OptionalInteger(8),
            PriceMaxMinor = row.OptionalInteger(9),
            Currency = row.Text(10),
            Stock = row.Integer(11),
            InStock = row.Flag(12),
            IsAvailable = row.Flag(13),
            Unit = row.OptionalText(14) is { } unit ? Units[unit] : null,
            Options = row.Text(15),
            Specs = row.Text(16),
            SellerName = row.OptionalText(17),
            Status = ProductStatus.Published,
            PublishedAt = row.Instant(18),
            CreatedAt = row.Instant(19),
            UpdatedAt = row.Instant(20),
            SellerId = row.OptionalId(21) is { } seller ? new SellerId(seller) : null,
            CategoryId = row.OptionalId(22) is { } category ? new CategoryId(category) : null,
            DefaultListingId = defaultListing is { } listing ? new ListingId(listing) : null,
            PrimaryImageId = primaryImage is { } image ? new ProductImageId(image) : null,
            Popularity = row.Integer(25),
            IsCustomizable = !row.IsNull(26),
            CustomizationTemplateId = row.OptionalId(26) is { } template ? new CustomizationTemplateId(template) : null,
            Description = row.Json<RichText>(27),
            TagIds = tags is null ? [] : [.. tags.Select(tag => tag.Id)],
            Images = _carriesImages ? images : null,
            PrimaryImage = _carriesPrimaryImage ? [.. images!.Where(candidate => candidate.Id.Value == primaryImage)] : null,
            Listings = _carriesListings ? listings : null,
            DefaultListing = _carriesDefaultListing ? [.. listings!.Where(candidate => candidate.Id.Value == defaultListing)] : null,
            Variants = row.Json<List<VariantView>>(31),
            Category = row.Json<List<CategoryView>>(32)?.ConvertAll(found => found with { ProductCount = (int)row.Integer(33) }),
            Seller = row.Json<List<SellerView>>(34)?.ConvertAll(found => found with { ProductCount = (int)row.Integer(35) }),
        };
    }
}
