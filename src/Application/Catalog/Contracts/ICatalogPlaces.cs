using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Contracts;

/// <summary>Where in the tree of categories things stand.</summary>
public interface ICatalogPlaces
{
    /// <summary>The categories of products, each with all above it; one statement however many are asked for.</summary>
    Task<IReadOnlyDictionary<ProductId, IReadOnlyList<CategoryId>>> OfAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct);

    /// <summary>A category and all above it; empty where there is no such category.</summary>
    Task<IReadOnlyList<CategoryId>> AboveAsync(CategoryId category, CancellationToken ct);

    /// <summary>Who offers what by a listing; null where there is no such listing.</summary>
    Task<(SellerId Seller, ProductId Product)?> OfListingAsync(ListingId listing, CancellationToken ct);
}
