using System.Net;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi;

/// <summary>
/// The page for developers at <c>/</c>: static files that talk to the public API like any other client. It is there during development
/// and wherever demo data is asked for; elsewhere these addresses do not exist.
/// </summary>
internal static class DeveloperPages
{
    private static readonly (string Address, string File, string ContentType)[] Pages =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/app.css", "app.css", "text/css; charset=utf-8"),
        ("/app.js", "app.js", "text/javascript; charset=utf-8"),
    ];

    public static void MapDeveloperPages(this WebApplication app)
    {
        if (app.Environment.IsProduction() && !app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled) return;

        // The build copies the folder beside the program, so that it is found however and from wherever the program is started.
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        foreach (var (address, file, contentType) in Pages)
        {
            Map(app, address, (HttpContext context) => Page(context, Path.Combine(folder, file), contentType));
        }

        var keys = DemoKeys.PathFor(app.Services.GetRequiredService<IOptions<PersistenceOptions>>().Value);
        Map(app, "/dev/keys.json", (HttpContext context) => KeysAsync(context, keys));
    }

    private static void Map(WebApplication app, string address, Delegate answer) =>
        app.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], answer).AllowAnonymous().ExcludeFromDescription();

    private static IResult Page(HttpContext context, string path, string contentType)
    {
        if (!File.Exists(path)) return Results.NotFound();

        context.Response.Headers.CacheControl = "no-cache"; // asked again each time, and answered with 304
        var changed = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        return Results.File(path, contentType, lastModified: changed, entityTag: new EntityTagHeaderValue($"\"{changed.Ticks:x}\""));
    }

    private static async Task<IResult> KeysAsync(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = "no-store";
        var keys = IsFromThisMachine(context) ? await DemoKeys.ReadAsync(path, context.RequestAborted) : [];
        return keys.Count > 0 ? Results.Json(keys) : Results.NotFound();
    }

    /// <summary>Keys leave the program on this machine only. The name is judged too: a foreign site can make its own name point here, and a proxy hides who asks.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var name) && IPAddress.IsLoopback(name)));
}
