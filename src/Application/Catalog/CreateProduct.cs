using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <summary>A product; with a price also its one variant, its listing and the stock of it.</summary>
public sealed record CreateProductCommand(string Name) : ICommand<Written>
{
    /// <summary>Null: made from the name.</summary>
    public string? Slug { get; init; }

    public RichText? Description { get; init; }

    public string? Brand { get; init; }

    public CategoryId? CategoryId { get; init; }

    public TaxClassId? TaxClassId { get; init; }

    /// <summary>On whose behalf, on the admin surface; null is the marketplace itself.</summary>
    public SellerId? SellerId { get; init; }

    public IReadOnlyList<OptionAxis> Options { get; init; } = [];

    public IReadOnlyDictionary<string, JsonElement>? Specs { get; init; }

    public string? ExternalId { get; init; }

    public IReadOnlyList<TagId> Tags { get; init; } = [];

    public Money? Price { get; init; }

    public int Stock { get; init; }

    public ListingUnit Unit { get; init; }

    public string? Sku { get; init; }

    /// <summary>Pictures that came with the request, in their order; the first is the primary one.</summary>
    public IReadOnlyList<ReceivedPicture> Pictures { get; init; } = [];
}

internal sealed class CreateProductHandler(ICatalogDb db, ICaller caller, CatalogChanges changes, Offers offers, ISellerDirectory sellers, IMediaLibrary media)
    : IRequestHandler<CreateProductCommand, Written>
{
    private static readonly DomainError SellerNeeded = new(ErrorKind.Invalid, "required", "A price is a seller's: name the seller.", "seller");

    public async Task<Written> Handle(CreateProductCommand command, CancellationToken ct)
    {
        var sellerId = caller.Surface == Surface.Seller ? caller.RequiredSeller : command.SellerId;
        var slug = command.Slug ?? await Slugs.FreeAsync(db.Products.Select(other => other.Slug), command.Name, ct);
        var product = Product.Create(sellerId, caller.UserId, new ProductDetails(command.Name, slug)
        {
            Description = command.Description,
            Brand = command.Brand,
            CategoryId = command.CategoryId,
            TaxClassId = command.TaxClassId,
            Options = command.Options,
            Specs = command.Specs ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            ExternalId = command.ExternalId,
        });
        product.SetTags(command.Tags);
        foreach (var picture in command.Pictures) await AddPictureAsync(product, picture, ct);
        db.Products.Add(product);

        if (command.Price is { } price)
        {
            Ensure.That(sellerId is not null, SellerNeeded);
            var seller = await sellers.GetAsync(sellerId.Value, ct);
            var variant = product.AddVariant(new VariantDetails(command.Name) { Sku = command.Sku });
            offers.Open(seller, product.Id, variant, new ListingDetails { Sku = command.Sku, Unit = command.Unit, ShopId = seller.FirstShop }, price, command.Stock);
        }

        await changes.SaveAsync(product.Id, ct);
        return new Written(product.Id.Value);
    }

    private async Task AddPictureAsync(Product product, ReceivedPicture picture, CancellationToken ct)
    {
        var upload = media.AddPicture(picture);
        var kept = await media.TakePictureAsync(upload, "images", ct);
        product.AddImage(kept.Id, position: null, alt: null, isPrimary: false);
    }
}
