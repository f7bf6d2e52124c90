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

    /// <summary>The same where prices may have changed without anybody doing anything: what changes is told of the listings, too.</summary>
    Task RefreshPricesAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct);

    Task RefreshListingsAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct);

    /// <summary>All that the seller keeps or offers.</summary>
    Task RefreshSellerAsync(SellerId seller, CancellationToken ct);

    /// <summary>The products that stand right in the category.</summary>
    Task RefreshCategoryAsync(CategoryId category, CancellationToken ct);

    Task<int> CountAsync(CancellationToken ct);

    /// <summary>Makes all of it anew, in portions and in the order of the products' ids.</summary>
    /// <param name="after">Where an earlier one had come to; null: from the beginning.</param>
    /// <param name="report">Told after each portion how many products it had, and the last of them.</param>
    Task RebuildAsync(ProductId? after, Func<int, ProductId, Task>? report, CancellationToken ct);

    /// <summary>Gathers what was noted piece by piece, so that nobody had to wait for somebody else; the answer is how much.</summary>
    Task<int> TidyAsync(CancellationToken ct);
}
