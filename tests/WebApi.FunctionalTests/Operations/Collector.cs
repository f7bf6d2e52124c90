using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>A receiver of OTLP over HTTP: keeps what it is sent, as bytes; names and ids can be read in them.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> _received = new(StringComparer.Ordinal);
    private readonly WebApplication _server;

    private Collector(WebApplication server) => _server = server;

    public string Url => _server.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._server.Run(collector.TakeAsync);
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>All that came for <c>traces</c>, <c>metrics</c> or <c>logs</c>; bytes as characters.</summary>
    public string Text(string signal) => string.Join('\n', _received.GetOrAdd($"/v1/{signal}", _ => []).Select(Encoding.Latin1.GetString));

    /// <summary>Whether these bytes came: ids travel as such.</summary>
    public bool Holds(string signal, string hex) => Text(signal).Contains(Encoding.Latin1.GetString(Convert.FromHexString(hex)), StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await using var source = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        await source.CopyToAsync(body);
        _received.GetOrAdd(context.Request.Path, _ => []).Enqueue(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }
}
