using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Application.Search.Contracts;

/// <summary>Finds products as the public sees them. A list is at most three statements, whatever it includes and counts.</summary>
public interface IProductSearch
{
    Task<Page<ProductView>> FindAsync(Read<ProductView> read, CancellationToken ct);

    /// <summary>Counts all that the conditions of a reading leave.</summary>
    Task<IReadOnlyList<FacetView>> CountAsync(Read<ProductView> read, IReadOnlyList<string> facets, CancellationToken ct);
}
