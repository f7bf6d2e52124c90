using Microsoft.AspNetCore.SignalR;

namespace Marketplace.WebApi.Realtime;

/// <summary>Tells a client what happens, by the message <c>event</c>; the client has nothing to call.</summary>
internal abstract class LiveHub<THub>(IHubContext<THub> hub) : Hub
    where THub : Hub
{
    private const string Message = "event";

    public override Task OnConnectedAsync()
    {
        var connection = Context.GetHttpContext()!.Features.Get<LiveConnection>()!;
        var client = hub.Clients.Client(Context.ConnectionId);
        _ = connection.SendAsync((rendered, ct) => client.SendAsync(Message, rendered, ct), Context.Abort, Context.ConnectionAborted);
        return Task.CompletedTask;
    }
}

internal sealed class OrdersHub(IHubContext<OrdersHub> hub) : LiveHub<OrdersHub>(hub);

internal sealed class NotificationsHub(IHubContext<NotificationsHub> hub) : LiveHub<NotificationsHub>(hub);
