using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using MediatR;

namespace Marketplace.Application.Search;

/// <summary>Does for the projection what its writers leave for a quiet moment.</summary>
public sealed record TidySearchCommand : ICommand<int>;

internal sealed class TidySearchHandler(IProductProjection projection) : IRequestHandler<TidySearchCommand, int>
{
    public Task<int> Handle(TidySearchCommand command, CancellationToken cancellationToken) => projection.TidyAsync(cancellationToken);
}
