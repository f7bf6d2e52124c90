using Marketplace.Domain.Common;

namespace Marketplace.Application.Search.Contracts;

/// <summary>
/// Keeps what the public sees of products: called inside the transaction of a change, so that its author sees it at once; for what comes
/// from elsewhere (stock, sellers, shops, categories) the events do it within a second.
/// </summary>
public interface IProductProjection
{
    /// <summary>Looks at the products anew, hundreds at a time with as many statements as for one; those that are gone leave.</summary>
    Task RefreshAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct);

    Task RefreshListingsAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct);

    /// <summary>All that the seller keeps or offers.</summary>
    Task RefreshSellerAsync(SellerId seller, CancellationToken ct);

    /// <summary>The products that stand right in the category.</summary>
    Task RefreshCategoryAsync(CategoryId category, CancellationToken ct);

    /// <summary>Makes all of it anew.</summary>
    Task RebuildAsync(CancellationToken ct);

    /// <summary>Gathers what was noted piece by piece, so that nobody had to wait for somebody else; the answer is how much.</summary>
    Task<int> TidyAsync(CancellationToken ct);
}
