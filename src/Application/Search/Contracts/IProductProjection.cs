using Marketplace.Domain.Common;

namespace Marketplace.Application.Search.Contracts;

/// <summary>
/// Keeps what the public sees of products: called inside the transaction of a change, so that its author sees it at once; for what comes
/// from elsewhere (stock, sellers, shops, categories) the events do it within a second.
/// </summary>
public interface IProductProjection
{
    Task RefreshAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct);

    Task RefreshListingsAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct);

    /// <summary>Makes all of it anew.</summary>
    Task RebuildAsync(CancellationToken ct);
}
