using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Media;
using Marketplace.Infrastructure.Demo.Catalogue;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Demo;

/// <summary>Makes the aggregates of a product: itself, its pictures, the offers of its variants and their stock.</summary>
internal sealed class DemoShelves(
    MarketplaceDbContext db,
    IReadOnlyList<SellerId> sellers,
    IReadOnlyList<ShopId> shops,
    IReadOnlyDictionary<string, CategoryId> categories,
    IReadOnlyDictionary<string, TagId> tags,
    DateTimeOffset now)
{
    private const int LowStock = 5;

    public void Put(DemoProduct what, IReadOnlyList<ReceivedFile> pictures)
    {
        var product = Product.Create(sellers[what.Seller], createdBy: null, new(what.Name, what.Slug)
        {
            Description = new RichText(TextFormat.Plain, what.Description),
            Brand = what.Brand,
            CategoryId = categories[what.Category],
            Options = [.. what.Axes.Select(axis => new OptionAxis(axis.Axis, axis.Values))],
        });
        product.SetTags(what.Tags.Select(tag => tags[tag]));
        foreach (var picture in pictures) product.AddImage(Enter(picture, what), position: null, what.Name, isPrimary: false);
        var variants = what.Variants.Select(variant => (Id: product.AddVariant(Details(variant)), Variant: variant)).ToList();
        product.Move(ProductStatus.Published, ProductMoves.OfTrustedSeller, reason: null, variants.Count, now);
        db.Products.Add(product);
        if (DemoTemplates.Of(what) is { } form)
        {
            var template = CustomizationTemplate.Create(product.Id, form, [.. what.Variants.SelectMany(variant => variant.Prices).Select(price => price.Currency)]);
            product.Customize(template.Id);
            db.CustomizationTemplates.Add(template);
        }

        foreach (var (id, variant) in variants)
        {
            Offer(product.Id, id, variant, what.Seller, percent: 100);
            if (what.SecondSeller is { } other) Offer(product.Id, id, variant, other, percent: 104);
        }
    }

    private static VariantDetails Details(DemoVariant variant) => new(variant.Name)
    {
        Sku = variant.Sku,
        Options = variant.Options,
        Weight = new Measure(variant.Grams, "g"),
    };

    private UploadId Enter(ReceivedFile picture, DemoProduct of)
    {
        var upload = Upload.Receive(new UploadOwner(Seller: sellers[of.Seller]), UploadPurpose.Image, $"{of.Slug}.png", picture, now);
        upload.Relate();
        db.Uploads.Add(upload);
        return upload.Id;
    }

    private void Offer(ProductId product, VariantId id, DemoVariant variant, int seller, int percent)
    {
        var listing = Listing.Create(sellers[seller], product, id, new() { Sku = variant.Sku, ShopId = shops[seller] });
        foreach (var price in variant.Prices)
        {
            listing.AddPrice(new(new Money(price.Minor * percent / 100, price.Currency)) { SaleAmount = price.SaleMinor is { } sale ? new Money(sale, price.Currency) : null });
        }

        var stock = StockItem.Open(listing.Id, sellers[seller], variant.Stock);
        stock.SetLevels(safetyStock: 0, LowStock);
        listing.Move(ListingStatus.Active, ListingMoves.OfSeller, reason: null, mayBeSold: true);
        listing.ReflectStock(stock.Available);
        db.Listings.Add(listing);
        db.StockItems.Add(stock);
    }
}
