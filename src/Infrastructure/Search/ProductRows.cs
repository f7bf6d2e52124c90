using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Infrastructure.Search;

/// <summary>Makes the rows of a product: none, where the public does not see it.</summary>
internal sealed class ProductRows(ProjectionSource source, IReadOnlyCollection<string> currencies, DateTimeOffset now)
{
    public IEnumerable<ProjectedRow> Of(Product product)
    {
        if (product.Status is not ProductStatus.Published) yield break;

        var offers = Offers(product);
        if (!offers.Exists(offer => offer.IsOpen)) yield break;
        foreach (var currency in currencies)
        {
            var row = Row(product, offers, currency);
            yield return row with { Digest = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row, EventJson.Options))) };
        }
    }

    public ProjectedText TextOf(Product product) => new(
        product.Id,
        product.Name,
        string.Join(' ', product.Tags.Select(tag => source.Tags[tag.TagId].Name).Append(product.Brand ?? "")),
        product.Description?.Value ?? "");

    /// <summary>What approved sellers offer of its active variants, sold out or not.</summary>
    private List<Offer> Offers(Product product)
    {
        var variants = product.Variants.Where(variant => variant.IsActive).ToDictionary(variant => variant.Id);
        return
        [
            .. from listing in source.Listings[product.Id]
               where variants.ContainsKey(listing.VariantId) && source.Sellers[listing.SellerId].Status is SellerStatus.Approved
               orderby listing.Id.Value
               select new Offer(listing, source.Stock.TryGetValue(listing.Id, out var stock) ? Math.Max(0, stock.Available) : 0, listing.ShopId is not { } shop || source.Shops[shop].IsOpen),
        ];
    }

    private ProjectedRow Row(Product product, List<Offer> offers, string currency)
    {
        var listings = offers.Select(offer => offer.In(currency, now)).ToList();
        var variants = product.Variants.Where(variant => variant.IsActive).OrderBy(variant => variant.Position).ThenBy(variant => variant.Id.Value)
            .Select(variant => EmbeddedViews.Of(variant, product.Version, currency, [.. listings.Where(listing => listing.VariantId == variant.Id)])).ToList();
        var best = BuyBox.Choose(listings);
        var seller = product.SellerId is { } sellerId ? source.Sellers[sellerId] : null;
        var category = product.CategoryId is { } categoryId && source.Categories[categoryId] is { IsActive: true } active ? active : null;
        var stock = listings.Where(listing => listing.Status is ListingStatus.Active or ListingStatus.OutOfStock).Sum(listing => listing.Stock);
        return new ProjectedRow
        {
            ProductId = product.Id,
            Currency = currency,
            SellerId = seller?.Id,
            CategoryId = category?.Id,
            PriceMinor = best?.PriceMinor,
            CompareAtMinor = best?.CompareAtMinor,
            PriceMaxMinor = variants.Max(variant => variant.PriceMinor),
            Stock = stock,
            InStock = stock > 0,
            IsAvailable = listings.Exists(listing => listing.IsAvailable),
            Unit = best is null ? null : States.Name(best.Unit),
            CreatedAt = Instants.ToMicroseconds(product.CreatedAt),
            UpdatedAt = Instants.ToMicroseconds(product.UpdatedAt),
            PublishedAt = Instants.ToMicroseconds(product.PublishedAt ?? product.CreatedAt),
            NextChangeAt = offers.SelectMany(offer => offer.Listing.Prices).Select(NextChange).Min(),
            Name = product.Name,
            NameSort = TextFolding.Fold(product.Name),
            Slug = product.Slug,
            Brand = product.Brand,
            SellerName = seller?.Name,
            DefaultListingId = best?.Id,
            PrimaryImageId = product.Images.FirstOrDefault(image => image.IsPrimary)?.Id,
            CustomizationTemplateId = product.CustomizationTemplateId,
            Options = Json(product.Options),
            Specs = Json(product.Specs),
            Description = product.Description is null ? null : Json(product.Description),
            Tags = Json(product.Tags.Select(tag => source.Tags[tag.TagId]).OrderBy(tag => tag.Name, StringComparer.Ordinal).Select(EmbeddedViews.Of)),
            Images = Json(product.Images.OrderBy(image => image.Position).ThenBy(image => image.Id.Value).Select(image => EmbeddedViews.Of(image, product.Version, source.Uploads.GetValueOrDefault(image.UploadId)))),
            Listings = Json(listings),
            Variants = Json(variants),
            Category = category is null ? "[]" : Json(new[] { EmbeddedViews.Of(category) }),
            Seller = seller is not { Status: SellerStatus.Approved } ? "[]" : Json(new[] { EmbeddedViews.Of(seller) }),
            Categories = category is null ? [] : Category.InLineage(category.Lineage),
            TagIds = [.. product.Tags.Select(tag => tag.TagId)],
            SellerIds = [.. offers.Select(offer => offer.Listing.SellerId).Distinct()],
        };
    }

    /// <summary>When a sale begins or ends.</summary>
    private long? NextChange(Price price)
    {
        var next = price.SaleStartsAt > now ? price.SaleStartsAt : price.SaleEndsAt > now ? price.SaleEndsAt : null;
        return next is { } instant ? Instants.ToMicroseconds(instant) : null;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, EventJson.Options);
}

/// <summary>Instants as whole numbers, as the projection keeps them.</summary>
internal static class Instants
{
    public static long ToMicroseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) => new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
