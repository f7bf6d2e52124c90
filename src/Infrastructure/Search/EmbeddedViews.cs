using System.Text.Json;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;

namespace Marketplace.Infrastructure.Search;

/// <summary>A listing of an approved seller, with its stock.</summary>
/// <param name="IsOpen">Its shop is.</param>
internal sealed record Offer(Listing Listing, long Stock, bool IsOpen)
{
    public ListingView In(string currency, DateTimeOffset now)
    {
        var price = Listing.Prices.Where(price => price.Currency == currency && price.MinQuantity <= Listing.MinQuantity).MaxBy(price => price.MinQuantity);
        var isOnSale = price?.IsOnSale(now) == true;
        return new ListingView
        {
            Id = Listing.Id,
            Revision = Listing.Version,
            ProductId = Listing.ProductId,
            VariantId = Listing.VariantId,
            SellerId = Listing.SellerId,
            ShopId = Listing.ShopId,
            Sku = Listing.Sku,
            PriceMinor = price?.At(now).MinorUnits,
            CompareAtMinor = isOnSale ? price!.AmountMinor : null,
            Currency = currency,
            SaleEndsAt = isOnSale ? price!.SaleEndsAt : null,
            Unit = Listing.Unit,
            Condition = Listing.Condition,
            Mode = Listing.Mode,
            MinQuantity = Listing.MinQuantity,
            MaxQuantity = Listing.MaxQuantity,
            Stock = Stock,
            InStock = Stock > 0,
            IsAvailable = IsOpen && Stock >= Listing.MinQuantity && Listing.Status is ListingStatus.Active or ListingStatus.OutOfStock && Listing.Mode is not ListingMode.InterestOnly,
            Status = Listing.Status,
            CreatedAt = Listing.CreatedAt,
            UpdatedAt = Listing.UpdatedAt,
        };
    }
}

/// <summary>Which of several offers stands for all: the cheapest that can be bought.</summary>
internal static class BuyBox
{
    public static ListingView? Choose(IEnumerable<ListingView> offers) => offers
        .OrderByDescending(offer => offer.IsAvailable)
        .ThenBy(offer => offer.PriceMinor ?? ProjectedRow.Priceless)
        .ThenBy(offer => offer.Id.Value)
        .FirstOrDefault();
}

/// <summary>What the rows of the projection carry for including.</summary>
internal static class EmbeddedViews
{
    public static VariantView Of(Variant variant, int revision, string currency, IReadOnlyList<ListingView> offers)
    {
        var best = BuyBox.Choose(offers);
        var stock = offers.Where(offer => offer.Status is ListingStatus.Active or ListingStatus.OutOfStock).Sum(offer => offer.Stock);
        return new VariantView
        {
            Id = variant.Id,
            Revision = revision,
            ProductId = variant.ProductId,
            Name = variant.Name,
            Sku = variant.Sku,
            Gtin = variant.Gtin,
            Options = JsonSerializer.Serialize(variant.Options, EventJson.Options),
            Weight = variant.Weight,
            Position = variant.Position,
            IsActive = variant.IsActive,
            PriceMinor = best?.PriceMinor,
            CompareAtMinor = best?.CompareAtMinor,
            Currency = currency,
            Stock = stock,
            InStock = stock > 0,
            IsAvailable = offers.Any(offer => offer.IsAvailable),
            Unit = best?.Unit,
            DefaultListingId = best?.Id,
            ImageId = variant.ImageId,
            CreatedAt = variant.CreatedAt,
            UpdatedAt = variant.UpdatedAt,
        };
    }

    public static ProductImageView Of(ProductImage image, int revision, Upload? upload) => new()
    {
        Id = image.Id,
        Revision = revision,
        ProductId = image.ProductId,
        UploadId = image.UploadId,
        Position = image.Position,
        IsPrimary = image.IsPrimary,
        Alt = image.Alt,
        StorageKey = upload?.StorageKey ?? "",
        Width = upload?.Width ?? 0,
        Height = upload?.Height ?? 0,
        CreatedAt = image.CreatedAt,
        UpdatedAt = image.UpdatedAt,
    };

    public static TagView Of(Tag tag) => new() { Id = tag.Id, Revision = tag.Version, Name = tag.Name, Slug = tag.Slug, CreatedAt = tag.CreatedAt, UpdatedAt = tag.UpdatedAt };

    public static CategoryView Of(Category category) => new()
    {
        Id = category.Id,
        Revision = category.Version,
        ParentId = category.ParentId,
        Name = category.Name,
        Slug = category.Slug,
        Description = category.Description,
        Position = category.Position,
        Depth = category.Depth,
        Path = category.Path,
        IsActive = category.IsActive,
        CreatedAt = category.CreatedAt,
        UpdatedAt = category.UpdatedAt,
    };

    public static SellerView Of(Seller seller) => new()
    {
        Id = seller.Id,
        Revision = seller.Version,
        Name = seller.Name,
        Slug = seller.Slug,
        Description = seller.Description,
        LegalName = seller.LegalName,
        RegistrationNumber = seller.RegistrationNumber,
        TaxNumber = seller.TaxNumber,
        LegalAddress = seller.LegalAddress,
        ContactEmail = seller.ContactEmail,
        ContactPhone = seller.ContactPhone,
        ApprovedAt = seller.ApprovedAt,
        Status = seller.Status,
        BaseCurrency = seller.BaseCurrency,
        AcceptancePolicy = seller.AcceptancePolicy,
        ReturnWindow = seller.ReturnWindow,
        LogoId = seller.LogoId,
        BannerId = seller.BannerId,
        CreatedAt = seller.CreatedAt,
        UpdatedAt = seller.UpdatedAt,
    };
}
