using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media.Cloudinary;

/// <summary>
/// One product environment: the signed Upload API and the Admin API (cloudinary.com/documentation/image_upload_api_reference, /admin_api), version 1_1. Every upload names its place and puts the same there again, so it may be repeated.
/// </summary>
internal sealed class CloudinaryAccount(IHttpClientFactory clients, IOptions<MediaOptions> options, TimeProvider clock, ILogger<CloudinaryAccount> log)
{
    public const string ClientName = "cloudinary";

    private readonly StoreCalls _calls = new(() => clients.CreateClient(ClientName), ClientName, TimeSpan.FromSeconds(options.Value.Cloudinary.TimeoutSeconds), log);

    public CloudinaryOptions Options { get; } = options.Value.Cloudinary;

    public CloudinarySignature Signature { get; } = new(options.Value.Cloudinary.ApiSecret!, options.Value.Cloudinary.Signature);

    public CloudinaryAsset AssetOf(string key) => CloudinaryAsset.Of(key, Options);

    public Uri ApiOf(string path) => new($"{Options.ApiAddress.AbsoluteUri.TrimEnd('/')}/v1_1/{Options.CloudName}/{path}");

    public Uri DeliveryOf(CloudinaryAsset asset) => new($"{Options.DeliveryAddress.AbsoluteUri.TrimEnd('/')}/{Options.CloudName}/{asset.Resource}/{asset.Delivery}/{asset.PathOf(Signature)}");

    /// <summary>The fields of a signed request of the Upload API.</summary>
    public Dictionary<string, string> Signed(params IEnumerable<(string Name, string Value)> parameters)
    {
        var fields = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        fields["timestamp"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        fields["signature"] = Signature.OfParameters(fields);
        fields["api_key"] = Options.ApiKey!;
        return fields;
    }

    public Task SendAsync(CloudinaryAsset asset, string path, CancellationToken ct)
    {
        var fields = Signed(("public_id", asset.PublicId), ("type", asset.Delivery), ("overwrite", "true"));
        return _calls.AskAsync(() => Post($"{asset.Resource}/upload", Form(fields, path)), Done, ct);
    }

    /// <summary>Deletes the asset with everything made of it; the caches of the network forget it too.</summary>
    public Task DestroyAsync(CloudinaryAsset asset, CancellationToken ct)
    {
        var fields = Signed(("public_id", asset.PublicId), ("type", asset.Delivery), ("invalidate", "true"));
        return _calls.AskAsync(() => Post($"{asset.Resource}/destroy", new FormUrlEncodedContent(fields)), Done, ct);
    }

    public Task<Stream?> FetchAsync(CloudinaryAsset asset, Func<HttpContent, CancellationToken, Task<Stream>> keep, CancellationToken ct) => _calls.AskAsync<Stream?>(
        () => new HttpRequestMessage(HttpMethod.Get, DeliveryOf(asset)),
        async (answer, token) => answer.StatusCode is HttpStatusCode.NotFound ? null : await keep(answer.Content, token), ct);

    /// <summary>What the Admin API knows of an asset; null where there is none.</summary>
    public Task<StoredAsset?> FindAsync(CloudinaryAsset asset, CancellationToken ct) => _calls.AskAsync(
        () => Admin($"resources/{asset.Resource}/{asset.Delivery}/{asset.PublicId}"),
        async (answer, token) => answer.StatusCode is HttpStatusCode.NotFound ? null : await ToldAsync(answer, StoredAsset.Of, token), ct);

    /// <summary>One page of the assets of a folder, and where the next one begins.</summary>
    public Task<(IReadOnlyList<StoredAsset> Assets, string? Next)> ListAsync(string resource, string delivery, string folder, string? after, CancellationToken ct) => _calls.AskAsync(
        () => Admin($"resources/{resource}/{delivery}?prefix={Uri.EscapeDataString(folder + "/")}&max_results=500{(after is null ? "" : "&next_cursor=" + Uri.EscapeDataString(after))}"),
        (answer, token) => ToldAsync(
            answer,
            page => ((IReadOnlyList<StoredAsset>)[.. page.GetProperty("resources").EnumerateArray().Select(StoredAsset.Of)], page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null),
            token),
        ct);

    private static Task<bool> Done(HttpResponseMessage answer, CancellationToken ct) => answer.IsSuccessStatusCode ? Task.FromResult(true) : throw new HttpRequestException("There is no such product environment.");

    /// <summary>What answers in another language is not Cloudinary, and no better than silence.</summary>
    private static async Task<T> ToldAsync<T>(HttpResponseMessage answer, Func<JsonElement, T> read, CancellationToken ct)
    {
        await Done(answer, ct);
        try
        {
            return read(JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(ct)));
        }
        catch (Exception nonsense) when (nonsense is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new HttpRequestException("The answer is not what was asked for.", nonsense);
        }
    }

    private static MultipartFormDataContent Form(Dictionary<string, string> fields, string path)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), $"\"{name}\"");
        form.Add(new StreamContent(File.OpenRead(path)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "\"file\"", "\"file\"");
        return form;
    }

    private HttpRequestMessage Post(string path, HttpContent body) => new(HttpMethod.Post, ApiOf(path)) { Content = body };

    private HttpRequestMessage Admin(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, ApiOf(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Options.ApiKey}:{Options.ApiSecret}")));
        return request;
    }
}

/// <param name="Version">The second of 1970 at which the file was put, as text.</param>
internal sealed record StoredAsset(string PublicId, string Version, string? Format, long Bytes)
{
    public DateTimeOffset Put => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Version, CultureInfo.InvariantCulture));

    public static StoredAsset Of(JsonElement asset) => new(
        asset.GetProperty("public_id").GetString()!,
        asset.GetProperty("version").GetInt64().ToString(CultureInfo.InvariantCulture),
        asset.TryGetProperty("format", out var format) ? format.GetString() : null,
        asset.GetProperty("bytes").GetInt64());
}
