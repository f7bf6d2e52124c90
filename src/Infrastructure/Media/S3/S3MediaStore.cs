using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using Marketplace.Application.Media;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media.S3;

/// <summary>
/// Keeps files in a bucket (S3 REST API 2006-03-01: PutObject, GetObject, HeadObject, DeleteObject, ListObjectsV2). The body's digest is signed, so that what arrives is what was sent.
/// </summary>
internal sealed class S3MediaStore : StagingMediaStore
{
    public const string ClientName = "s3";

    private static readonly string Nothing = Convert.ToHexStringLower(SHA256.HashData([]));

    private static readonly string[] SweptAreas = ["public/", "private/"];

    private readonly S3Options _options;
    private readonly SignatureV4 _signature;
    private readonly StoreCalls _calls;
    private readonly TimeProvider _clock;
    private readonly string _bucket;

    public S3MediaStore(IHttpClientFactory clients, IOptions<MediaOptions> options, TimeProvider clock, ILogger<S3MediaStore> log)
        : base(options)
    {
        _options = options.Value.S3;
        _clock = clock;
        _signature = new(_options.AccessKeyId!, _options.SecretAccessKey!, _options.Region);
        _calls = new(() => clients.CreateClient(ClientName), ClientName, TimeSpan.FromSeconds(_options.TimeoutSeconds), log);
        var place = _options.Endpoint!.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _bucket = _options.PathStyle ? $"{place}/{_options.Bucket}/" : place.Replace("://", $"://{_options.Bucket}.", StringComparison.Ordinal) + "/";
    }

    public override async Task PutAsync(string key, StagedFile file, CancellationToken ct)
    {
        var digest = await DigestAsync(file.Path, ct);
        await _calls.AskAsync(() => Signed(HttpMethod.Put, AddressOf(key), digest, Body(key, file)), Accepted, ct);
    }

    public override Task<Stream?> OpenAsync(string key, CancellationToken ct) => _calls.AskAsync<Stream?>(
        () => Signed(HttpMethod.Get, AddressOf(key), Nothing),
        async (answer, token) => answer.StatusCode is HttpStatusCode.NotFound ? null : await FetchedAsync(answer.Content, token), ct);

    public override async Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct)
    {
        var put = await _calls.AskAsync(
            () => Signed(HttpMethod.Head, AddressOf(key), Nothing),
            (answer, _) => Task.FromResult(answer.StatusCode is HttpStatusCode.NotFound ? null : answer.Content.Headers.LastModified), ct);
        if (put is null || put >= putBefore) return;
        await _calls.AskAsync(() => Signed(HttpMethod.Delete, AddressOf(key), Nothing), (_, _) => Task.FromResult(true), ct);
    }

    public override async IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken ct)
    {
        SweepStage(instant);
        foreach (var area in SweptAreas)
        {
            string? after = null;
            do
            {
                var page = await _calls.AskAsync(() => Signed(HttpMethod.Get, ListOf(area, after), Nothing), ListedAsync, ct);
                foreach (var listed in page.Objects.Where(listed => listed.Put < instant)) yield return listed.Key;
                after = page.Next;
            }
            while (after is not null);
        }
    }

    /// <summary>404 says that the bucket is missing, which no file is to blame for.</summary>
    private static Task<bool> Accepted(HttpResponseMessage answer, CancellationToken ct) => answer.IsSuccessStatusCode ? Task.FromResult(true) : throw new HttpRequestException("There is no such bucket.");

    private static async Task<Listing> ListedAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await Accepted(answer, ct);
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var root = (await XDocument.LoadAsync(body, LoadOptions.None, ct)).Root!;
        var names = root.Name.Namespace;
        return new(
            [.. root.Elements(names + "Contents").Select(entry => (entry.Element(names + "Key")!.Value, DateTimeOffset.Parse(entry.Element(names + "LastModified")!.Value, CultureInfo.InvariantCulture)))],
            root.Element(names + "NextContinuationToken")?.Value);
    }

    private static async Task<string> DigestAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private static StreamContent Body(string key, StagedFile file)
    {
        var body = new StreamContent(File.OpenRead(file.Path));
        body.Headers.ContentType = new MediaTypeHeaderValue(StorageKeys.KindOf(key).MediaType);
        return body;
    }

    private Uri AddressOf(string key) => new(_bucket + SignatureV4.Encode(StorageKeys.Checked(key), isPath: true));

    private Uri ListOf(string area, string? after) =>
        new($"{_bucket}?{(after is null ? "" : $"continuation-token={SignatureV4.Encode(after)}&")}list-type=2&prefix={SignatureV4.Encode(area)}");

    private HttpRequestMessage Signed(HttpMethod method, Uri address, string digest, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = body };
        _signature.Sign(request, digest, _clock.GetUtcNow());
        return request;
    }

    private sealed record Listing(IReadOnlyList<(string Key, DateTimeOffset Put)> Objects, string? Next);
}
