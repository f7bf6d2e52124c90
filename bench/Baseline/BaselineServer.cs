using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Bench.Baseline;

/// <summary>What one would write by hand for these six requests and nothing else: the yardstick, not a way to write a marketplace.</summary>
internal static class BaselineServer
{
    public static async Task RunAsync(string database, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        using var sessions = new Sessions(database);

        app.MapGet("/constant/{size:int}", (HttpContext http, int size) => SendAsync(http, 200, Constant(size)));
        app.MapGet("/api/v1/products/{id}", (HttpContext http, string id) => SendAsync(http, 200, sessions.Read(session => ProductReads.Detail(session, id))));
        app.MapGet("/api/v1/products", (HttpContext http) => SendAsync(http, 200, sessions.Read(session => ProductReads.Collection(session, http.Request.Query))));
        app.MapPost("/api/v1/cartLines", async http =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            await SendAsync(http, 201, await sessions.WriteAsync(session => AddLine.Run(session, Token(http), body.RootElement.GetProperty("data"))));
        });
        app.MapPost("/api/v1/checkouts", async http =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            var key = http.Request.Headers["Idempotency-Key"].ToString();
            await SendAsync(http, 201, await sessions.WriteAsync(session => CheckOut.Run(session, Token(http), key, body.RootElement.GetProperty("data"))));
        });
        await app.RunAsync(url);
    }

    private static string Token(HttpContext http) => http.Request.Headers.Authorization.ToString()["Bearer ".Length..];

    private static byte[]? constant;

    private static ReadOnlyMemory<byte> Constant(int size)
    {
        if (constant?.Length != size)
        {
            constant = new byte[size];
            constant.AsSpan().Fill((byte)'x');
        }

        return constant;
    }

    private static async Task SendAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/vnd.api+json";
        http.Response.Headers.ContentLength = body.Length;
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{body.Length}\"");
        await http.Response.BodyWriter.WriteAsync(body);
    }
}
