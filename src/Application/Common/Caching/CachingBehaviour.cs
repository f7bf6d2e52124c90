using MediatR;

namespace Marketplace.Application.Common.Caching;

/// <summary>Stands before the handlers of queries that opt in.</summary>
internal sealed class CachingBehaviour<TRequest, TResponse>(IAnswerCache cache) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICachedQuery, IQuery<RenderedAnswer>
    where TResponse : class
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        (TResponse)(object)await cache.GetAsync(request.CacheKey, async () => (RenderedAnswer)(object)await next(), cancellationToken);
}
