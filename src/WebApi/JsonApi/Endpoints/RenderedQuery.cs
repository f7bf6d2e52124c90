using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using MediatR;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The bytes of a document for everybody: the query that passes by the cache, and may be asked of a replica.</summary>
internal sealed record RenderedQuery(string CacheKey, Func<Task<RenderedAnswer>> Render) : IQuery<RenderedAnswer>, ICachedQuery, IToleratesStaleness;

internal sealed class RenderedQueryHandler : IRequestHandler<RenderedQuery, RenderedAnswer>
{
    public Task<RenderedAnswer> Handle(RenderedQuery request, CancellationToken cancellationToken) => request.Render();
}
