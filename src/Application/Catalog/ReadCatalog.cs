using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <summary>What belongs to products, on every surface.</summary>
internal sealed class ReadCatalog(ICatalogDb db, CatalogVisibility visible, ICatalogViews views, IPublicCatalog catalog, StoreOptions store) :
    IRequestHandler<Read<VariantView>, Page<VariantView>>,
    IRequestHandler<Read<ListingView>, Page<ListingView>>,
    IRequestHandler<Read<PriceView>, Page<PriceView>>,
    IRequestHandler<Read<ProductImageView>, Page<ProductImageView>>,
    IRequestHandler<Read<CategoryView>, Page<CategoryView>>,
    IRequestHandler<Read<TagView>, Page<TagView>>,
    IRequestHandler<Read<CustomizationTemplateView>, Page<CustomizationTemplateView>>
{
    public Task<Page<VariantView>> Handle(Read<VariantView> request, CancellationToken cancellationToken)
    {
        var currency = request.DisplayCurrency ?? store.Currency;
        var offered = views.Of(visible.Listings.Where(listing => listing.Status != ListingStatus.Archived), currency);
        return views.Of(visible.Variants, offered, currency).PageAsync(request, cancellationToken);
    }

    public Task<Page<ListingView>> Handle(Read<ListingView> request, CancellationToken cancellationToken) =>
        views.Of(visible.Listings.Narrow(request, Narrow), request.DisplayCurrency ?? store.Currency).PageAsync(request, cancellationToken);

    public Task<Page<PriceView>> Handle(Read<PriceView> request, CancellationToken cancellationToken) => visible.Listings
        .SelectMany(listing => listing.Prices, (listing, price) => new PriceView
        {
            Id = price.Id,
            Revision = listing.Version,
            ListingId = price.ListingId,
            AmountMinor = price.AmountMinor,
            Currency = price.Currency,
            MinQuantity = price.MinQuantity,
            SaleAmountMinor = price.SaleAmountMinor,
            SaleStartsAt = price.SaleStartsAt,
            SaleEndsAt = price.SaleEndsAt,
            CreatedAt = price.CreatedAt,
            UpdatedAt = price.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<ProductImageView>> Handle(Read<ProductImageView> request, CancellationToken cancellationToken) =>
        views.Of(visible.Images.Narrow(request, Narrow)).PageAsync(request, cancellationToken);

    public Task<Page<CategoryView>> Handle(Read<CategoryView> request, CancellationToken cancellationToken) => visible.Categories
        .Select(category => new CategoryView
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
            ProductCount = catalog.PublicPlaces.Count(place => place.CategoryId == category.Id && place.Currency == store.Currency),
            IsActive = category.IsActive,
            CreatedAt = category.CreatedAt,
            UpdatedAt = category.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<CustomizationTemplateView>> Handle(Read<CustomizationTemplateView> request, CancellationToken cancellationToken) => visible.CustomizationTemplates
        .Select(template => new CustomizationTemplateView
        {
            Id = template.Id,
            Revision = template.Version,
            ProductId = template.ProductId,
            Form = template.Form,
            CreatedAt = template.CreatedAt,
            UpdatedAt = template.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<TagView>> Handle(Read<TagView> request, CancellationToken cancellationToken) => db.Tags
        .Select(tag => new TagView
        {
            Id = tag.Id,
            Revision = tag.Version,
            Name = tag.Name,
            Slug = tag.Slug,
            ProductCount = catalog.PublicTags.Count(use => use.TagId == tag.Id),
            CreatedAt = tag.CreatedAt,
            UpdatedAt = tag.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    /// <summary>The filters that are no property of the view; a category means all below it, too.</summary>
    private IQueryable<Listing> Narrow(IQueryable<Listing> listings, Condition<ListingView> condition)
    {
        switch (condition.Path)
        {
            case "currency":
                return listings;
            case "product.category":
                var subtree = db.Categories.Under(condition.Ids());
                return listings.Having(condition, listing => db.Products.Any(product => product.Id == listing.ProductId && subtree.Any(category => category.Id == product.CategoryId)));
            case "seller.slug":
                var sellers = views.SellersOf(condition.Texts());
                return listings.Having(condition, listing => sellers.Any(seller => seller == listing.SellerId));
            default:
                throw new InvalidOperationException($"The reading of listings knows no filter '{condition.Path}'.");
        }
    }

    private IQueryable<ProductImage> Narrow(IQueryable<ProductImage> images, Condition<ProductImageView> condition)
    {
        if (condition.Path is not "variants") throw new InvalidOperationException($"The reading of pictures knows no filter '{condition.Path}'.");

        var variants = condition.Ids().ConvertAll(VariantId.From);
        return images.Having(condition, image => visible.Variants.Any(variant => variant.ImageId == image.Id && variants.Contains(variant.Id)));
    }
}
