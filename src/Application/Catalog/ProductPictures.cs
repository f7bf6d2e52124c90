using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

internal sealed class ProductPictures(ICatalogDb db) : IProductPictures
{
    public async Task<bool> AddAsync(ProductId product, UploadId picture, string? alt, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        var owner = await db.Products.SingleOrDefaultAsync(candidate => candidate.Id == product, ct);
        if (owner is null || owner.Images.Count >= Product.MaxImages) return false;

        var image = owner.AddImage(picture, position: null, alt, isPrimary: false);
        foreach (var variant in owner.Variants.Where(variant => variants.Contains(variant.Id)).ToList()) owner.ChangeVariant(variant.Id, variant.Details with { ImageId = image });
        return true;
    }
}
