using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using MediatR;

namespace Marketplace.Application.Search;

/// <summary>How many of the products that a reading finds there are per category, seller, band of prices, tag or unit.</summary>
public sealed record ReadProductFacetsQuery(Read<ProductView> Products, IReadOnlyList<string> Names) : IQuery<IReadOnlyList<FacetView>>
{
    public static readonly IReadOnlyList<string> Offered = ["category", "seller", "price", "tags", "unit"];
}

internal sealed class ReadProductFacetsHandler(IProductSearch search) : IRequestHandler<ReadProductFacetsQuery, IReadOnlyList<FacetView>>
{
    public Task<IReadOnlyList<FacetView>> Handle(ReadProductFacetsQuery query, CancellationToken ct) => search.CountAsync(query.Products, query.Names, ct);
}
