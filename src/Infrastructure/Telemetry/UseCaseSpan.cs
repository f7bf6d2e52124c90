using Marketplace.Application.Common;
using MediatR;

namespace Marketplace.Infrastructure.Telemetry;

/// <summary>A span per use case, between that of the request and those of its statements; only there while traces are sent somewhere.</summary>
internal sealed class UseCaseSpan<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Measurements.Spans.StartActivity(typeof(TRequest).Name);
        return await next();
    }
}
