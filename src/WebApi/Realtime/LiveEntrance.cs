using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Operations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Realtime;

/// <summary>
/// Who comes into a hub: whoever may read, on the surface that the address names, at least one type of which it tells; from our own pages or those of configured origins only,
/// since a browser lets every page open a WebSocket and sends its cookies along (cross-site WebSocket hijacking).
/// </summary>
internal sealed class LiveEntrance(ResourceCatalog catalog, LiveConnections connections, Drain drain, IOptions<EdgeOptions> edge, IOptions<RealtimeOptions> options, TimeProvider clock)
{
    /// <summary>Connects, and returns when the connection has ended.</summary>
    public async Task EnterAsync(HttpContext context, HubDoor door, RequestDelegate connect)
    {
        var request = context.Request;
        var surface = HubPaths.SurfaceOf(request) ?? throw new ApiException(new ApiError("unknown_parameter", "The surface is one of public, seller, admin.") { Parameter = HubPaths.Surface });
        var caller = context.RequestServices.GetRequiredService<HttpCaller>();
        CheckOrigin(request, context.Features.Get<ShownCredential>());
        Demand(caller, door, surface);
        if (!HubPaths.IsWebSocket(request)) throw new ApiException(new ApiError("invalid_header", "Here is a WebSocket; clients of SignalR connect with skipNegotiation.") { Header = "Upgrade" });
        if (drain.HasBegun) throw new ApiException(new ApiError("temporarily_unavailable", "This node is leaving; connect again.")) { RetryAfterSeconds = 1 };

        var connection = new LiveConnection(
            door, surface, request.PathBase + surface.Prefix, context.Features.Get<ShownCredential>()!, caller.IpAddress, context.Features.Get<Bearer>()!, clock.GetUtcNow(), options.Value.BufferedEvents);
        if (connections.Enter(connection) is { } full) throw new ApiException(new ApiError("rate_limited", $"There are as many live connections {full} as may be.")) { RetryAfterSeconds = 60 };

        LiveMeasurements.Come(door);
        try
        {
            context.Features.Set(connection);
            if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics) metrics.MetricsDisabled = true; // hours are no answer time
            await connect(context);
        }
        finally
        {
            connections.Leave(connection);
            LiveMeasurements.Gone(door);
        }
    }

    public bool LetsIn(ICaller caller, HubDoor door, Surface surface) => TypesOf(door, surface).Any(new CallerRights(caller, surface).MayRead);

    private void Demand(ICaller caller, HubDoor door, Surface surface)
    {
        if (TypesOf(door, surface).FirstOrDefault() is not { } first || !door.Surfaces.Contains(surface)) throw Exchange.NotFound();
        if (!LetsIn(caller, door, surface)) Access.Check(caller, surface, first.On(surface)!.Access, write: false);
    }

    private IEnumerable<ResourceType> TypesOf(HubDoor door, Surface surface) => door.Types.Select(name => catalog.Find(name, surface)).OfType<ResourceType>();

    /// <summary>Programs send no origin and no cookie; a browser always sends its page's origin.</summary>
    private void CheckOrigin(HttpRequest request, ShownCredential? shown)
    {
        var origin = request.Headers.Origin.ToString();
        var isOurs = origin.Length == 0 ? shown?.IsCookie != true
            : origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || edge.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
        if (!isOurs) throw new ApiException(new ApiError("forbidden", "Pages of this origin may not connect.") { Header = "Origin" });
    }
}
