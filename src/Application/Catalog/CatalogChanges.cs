using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>
/// Loads what the caller may change and saves it together with the public projection, in one transaction: who has written sees the own write at once.
/// </summary>
internal sealed class CatalogChanges(ICatalogDb db, ICaller caller, IUnitOfWork unit, IProductProjection projection)
{
    private static readonly DomainError Missing = new(ErrorKind.NotFound, "not_found", "There is no such resource here.");
    private static readonly DomainError NotYours = new(ErrorKind.Forbidden, "forbidden", "This belongs to another seller; you may offer it, not edit it.");

    public async Task<Product> ProductAsync(ProductId id, CancellationToken ct) => Editable(await db.Products.SingleOrDefaultAsync(product => product.Id == id, ct));

    public async Task<Product> ProductOfAsync(VariantId id, CancellationToken ct) =>
        Editable(await db.Products.SingleOrDefaultAsync(product => product.Variants.Any(variant => variant.Id == id), ct));

    public async Task<Product> ProductOfAsync(ProductImageId id, CancellationToken ct) =>
        Editable(await db.Products.SingleOrDefaultAsync(product => product.Images.Any(image => image.Id == id), ct));

    public async Task<Product> ProductOfAsync(CustomizationTemplateId id, CancellationToken ct) =>
        Editable(await db.Products.SingleOrDefaultAsync(product => product.CustomizationTemplateId == id, ct));

    public async Task<Listing> ListingAsync(ListingId id, CancellationToken ct) => Own(await db.Listings.SingleOrDefaultAsync(listing => listing.Id == id, ct));

    public async Task<Listing> ListingOfAsync(PriceId id, CancellationToken ct) =>
        Own(await db.Listings.SingleOrDefaultAsync(listing => listing.Prices.Any(price => price.Id == id), ct));

    public Task SaveAsync(ProductId product, CancellationToken ct) => SaveAsync([product], ct);

    public Task SaveAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct) => unit.ExecuteAsync(
        async token =>
        {
            var changes = await db.SaveChangesAsync(token);
            if (changes > 0) await projection.RefreshAsync(products, token);
            return changes;
        },
        ct);

    private Product Editable(Product? product)
    {
        Ensure.That(product is not null, Missing);
        Ensure.That(caller.Surface != Surface.Seller || product.SellerId == caller.RequiredSeller, NotYours);
        return product;
    }

    private Listing Own(Listing? listing)
    {
        Ensure.That(listing is not null && (caller.Surface != Surface.Seller || listing.SellerId == caller.RequiredSeller), Missing);
        return listing;
    }
}
