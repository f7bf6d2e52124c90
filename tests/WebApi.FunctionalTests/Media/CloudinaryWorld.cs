using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Infrastructure.Media.Cloudinary;
using Marketplace.Infrastructure.Persistence;
using Marketplace.StandIns;
using Marketplace.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Media;

/// <summary>A marketplace that keeps its files at Cloudinary, and the stand-in for that, reached over HTTP.</summary>
public sealed class CloudinaryWorld : IAsyncLifetime
{
    private readonly string _secret = Guid.NewGuid().ToString("N");
    private readonly HttpClient _browser = new();
    private WebApplication _service = null!;

    public MarketplaceApi Api { get; } = new();

    public WebApplicationFactory<Program> Host { get; private set; } = null!;

    public string Service => _service.Urls.Single();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = Entry.Build(["--urls", "http://127.0.0.1:0", "--StandIns:ClientSecret", _secret]);
        await _service.StartAsync();
        await Api.InitializeAsync();
        Host = Api.WithWebHostBuilder(Configure);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await Host.DisposeAsync();
        await Api.DisposeAsync();
        await _service.DisposeAsync();
    }

    public HttpClient As(string name)
    {
        var client = Host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Api.TokenOf(name));
        return client;
    }

    public static Task<Answered> BeginAsync(HttpClient client, string surface, object? more = null)
    {
        var attributes = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        if (attributes["filename"] is null) attributes["filename"] = "beach.png";
        if (attributes["byteSize"] is null) attributes["byteSize"] = 100;
        return client.Post(surface + "/directUploads", Documents.Of("directUploads", attributes));
    }

    /// <summary>What a browser does with the request that it was told.</summary>
    public async Task<(int Status, JsonNode Told)> SendAsync(Answered begun, byte[] content, Func<string, string, string>? tamper = null)
    {
        var told = begun.Data["meta"]!["upload"]!;
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in told["fields"]!.AsObject()) form.Add(new StringContent(tamper?.Invoke(name, value!.GetValue<string>()) ?? value!.GetValue<string>()), name);
        form.Add(new ByteArrayContent(content), "file", "file");
        using var request = new HttpRequestMessage(new HttpMethod(told["method"]!.GetValue<string>()), told["url"]!.GetValue<string>()) { Content = form };
        var answer = await _browser.SendAsync(request, Aborted);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Aborted))!);
    }

    public static Task<Answered> ConfirmAsync(HttpClient client, string surface, string id, JsonNode told, string query = "?include=upload") =>
        ConfirmAsync(client, surface, id, told["version"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture), told["signature"]!.GetValue<string>(), query);

    public static Task<Answered> ConfirmAsync(HttpClient client, string surface, string id, string version, string signature, string query = "") => client.Post(
        $"{surface}/uploadConfirmations{query}", Documents.Of("uploadConfirmations", new { version, signature }, new { directUpload = Documents.To("directUploads", id) }));

    /// <summary>Signs as only Cloudinary and the marketplace can.</summary>
    public string Sign(string publicId, string version) => new CloudinarySignature(_secret, CloudinaryDigest.Sha1).OfParameters([new("public_id", publicId), new("version", version)]);

    /// <summary>What lies in a folder, asked of the Admin API.</summary>
    public async Task<IReadOnlyList<string>> KeptAsync(string resource, string type, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Service}/cloudinary/v1_1/marketplace/resources/{resource}/{type}?prefix={id}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"marketplace:{_secret}")));
        var answer = JsonNode.Parse(await (await _browser.SendAsync(request, Aborted)).Content.ReadAsStringAsync(Aborted))!;
        return [.. answer["resources"]!.AsArray().Select(asset => asset!["public_id"]!.GetValue<string>())];
    }

    public Task<IReadOnlyList<string>> IncomingAsync(string id) => KeptAsync("image", "authenticated", $"marketplace/incoming/{Guid.Parse(id):N}");

    public Task<byte[]> FetchAsync(string url) => _browser.GetByteArrayAsync(new Uri(url), Aborted);

    public async Task FailAsync(string kind, int? times = null) =>
        (await _browser.PostAsync(new Uri($"{Service}/faults/cloudinary?kind={kind}{(times is null ? "" : $"&times={times}")}"), content: null, Aborted)).EnsureSuccessStatusCode();

    public async Task<T> ReadAsync<T>(Func<MarketplaceDbContext, Task<T>> read)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }

    public Task<int> UploadsAsync() => ReadAsync(db => db.Uploads.CountAsync(Aborted));

    private void Configure(IWebHostBuilder builder) => builder
        .UseSetting("Media:Storage", "cloudinary")
        .UseSetting("Media:Cloudinary:CloudName", "marketplace")
        .UseSetting("Media:Cloudinary:ApiKey", "marketplace")
        .UseSetting("Media:Cloudinary:ApiSecret", _secret)
        .UseSetting("Media:Cloudinary:ApiAddress", Service + "/cloudinary")
        .UseSetting("Media:Cloudinary:DeliveryAddress", Service + "/cloudinary/res")
        .UseSetting("Media:Cloudinary:TimeoutSeconds", "10");
}
