using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <summary>The public reads the search projection; sellers and admins read the tables, which are not even opened for the public.</summary>
internal sealed class ReadProducts(ICaller caller, IProductSearch search, Lazy<ProductTables> tables) : IRequestHandler<Read<ProductView>, Page<ProductView>>
{
    public Task<Page<ProductView>> Handle(Read<ProductView> request, CancellationToken cancellationToken) =>
        caller.Surface == Surface.Public ? search.FindAsync(request, cancellationToken) : tables.Value.FindAsync(request, cancellationToken);
}
