using Marketplace.Infrastructure.Settings;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Realtime;

/// <summary>Live connections, on nodes with the role <c>realtime</c>.</summary>
internal static class RealtimeModule
{
    private static readonly string[] Protocols = ["json"];

    public static IServiceCollection AddLiveConnections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RealtimeOptions>(configuration, RealtimeOptions.Section);
        if (!configuration.RolesOfNode().HasFlag(NodeRoles.Realtime)) return services;

        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new RenderedEventConverter()));
        services.AddOptions<HubOptions>().Configure<IOptions<RealtimeOptions>>((hub, live) =>
        {
            hub.SupportedProtocols = Protocols;
            hub.MaximumReceiveMessageSize = live.Value.MessageBytes;
        });
        return services.AddSingleton<LiveConnections>().AddSingleton<LiveEntrance>().AddSingleton<LiveRenderer>().AddHostedService<LivePump>().AddHostedService<LiveWatch>();
    }

    public static void MapHubs(this IEndpointRouteBuilder app)
    {
        app.Map<OrdersHub>(HubDoor.Orders);
        app.Map<NotificationsHub>(HubDoor.Notifications);
    }

    /// <summary>
    /// WebSockets only, and without a negotiation before them: a negotiated connection belongs to the node that negotiated it, so that whatever stands in front of the nodes
    /// would have to send a client to the same one again.
    /// </summary>
    private static void Map<THub>(this IEndpointRouteBuilder app, HubDoor door)
        where THub : Hub
    {
        var services = app.ServiceProvider;
        var (entrance, flood) = (services.GetRequiredService<LiveEntrance>(), MessageFlood.Guard(services.GetRequiredService<IOptions<RealtimeOptions>>().Value.MessagesPerMinute, services.GetRequiredService<TimeProvider>()));
        app.MapConnections(door.Path, new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets }, connection => connection.Use(flood).UseHub<THub>()).Add(endpoint =>
        {
            var connect = endpoint.RequestDelegate!;
            var isNegotiation = endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.EndsWith("/negotiate", StringComparison.Ordinal);
            endpoint.Metadata.Add(door);
            endpoint.RequestDelegate = isNegotiation ? NotThere : context => entrance.EnterAsync(context, door, connect);
        });
    }

    private static Task NotThere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
