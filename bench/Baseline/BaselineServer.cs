using System.Globalization;
using System.Text.Json;
using Marketplace.Bench.Databases;
using Marketplace.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Bench.Baseline;

/// <summary>What one would write by hand for these six requests and nothing else: the yardstick, not a way to write a marketplace.</summary>
internal static class BaselineServer
{
    public static async Task RunAsync(DatabaseProvider provider, string address, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var sessions = new Sessions(provider, address);

        var reads = new ProductReads(provider is DatabaseProvider.Postgres ? TextSql.Postgres : TextSql.Sqlite);

        app.MapGet("/constant/{size:int}", (HttpContext http, int size) => SendAsync(http, 200, Constant(size)));
        app.MapGet("/api/v1/products/{id:guid}", (HttpContext http, Guid id) => AnswerAsync(http, session => ProductReads.DetailAsync(session, id)));
        app.MapGet("/api/v1/products", ListAsync);
        app.MapPost("/api/v1/cartLines", AddLineAsync);
        app.MapPost("/api/v1/checkouts", CheckOutAsync);
        await app.RunAsync(url);

        Task ListAsync(HttpContext http) => AnswerAsync(http, session => reads.CollectionAsync(session, http.Request.Query));

        Task AddLineAsync(HttpContext http) => StoreAsync(http, (session, data) => AddLine.RunAsync(session, Token(http), data));

        Task CheckOutAsync(HttpContext http) => StoreAsync(http, (session, data) => CheckOut.RunAsync(session, Token(http), http.Request.Headers["Idempotency-Key"].ToString(), data));

        async Task AnswerAsync(HttpContext http, Func<Session, Task<ReadOnlyMemory<byte>>> read) => await SendAsync(http, 200, await sessions.ReadAsync(read));

        async Task StoreAsync(HttpContext http, Func<Session, JsonElement, Task<ReadOnlyMemory<byte>>> write)
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            await SendAsync(http, 201, await sessions.WriteAsync(session => write(session, body.RootElement.GetProperty("data"))));
        }
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
