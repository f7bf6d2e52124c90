using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Contracts;

/// <summary>Gives products the pictures that came later than they did; saved with the caller's changes.</summary>
public interface IProductPictures
{
    /// <returns>False where the product is gone, or has as many pictures as it may.</returns>
    Task<bool> AddAsync(ProductId product, UploadId picture, string? alt, IReadOnlyCollection<VariantId> variants, CancellationToken ct);
}
