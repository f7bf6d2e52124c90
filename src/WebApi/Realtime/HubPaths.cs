using Marketplace.Application.Common;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.Realtime;

/// <summary>What the address of a live connection says: <c>/hubs/orders?surface=seller</c>.</summary>
internal static class HubPaths
{
    public const string Surface = "surface";

    private const string Token = "access_token";

    private static readonly PathString Hubs = new("/hubs");

    public static bool IsHub(PathString path) => path.StartsWithSegments(Hubs, StringComparison.OrdinalIgnoreCase);

    /// <summary>The public one where none is named; null where what is named is none.</summary>
    public static Surface? SurfaceOf(HttpRequest request) => (request.Query[Surface].Count, request.Query[Surface].ToString()) switch
    {
        (0, _) or (1, "public") => Application.Common.Surface.Public,
        (1, "seller") => Application.Common.Surface.Seller,
        (1, "admin") => Application.Common.Surface.Admin,
        _ => null,
    };

    /// <summary>A browser's script can send no header with a WebSocket, so that there, and only there, the token may stand in the address.</summary>
    public static string? TokenOf(HttpRequest request) => IsHub(request.Path) && IsWebSocket(request) && request.Query[Token].ToString() is { Length: > 0 } token ? token : null;

    public static bool IsWebSocket(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase))
        || request.HttpContext.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };
}

/// <summary>What a live connection showed at its door, to be looked at again as long as it lasts.</summary>
internal sealed record ShownCredential(string Text, bool IsCookie);
