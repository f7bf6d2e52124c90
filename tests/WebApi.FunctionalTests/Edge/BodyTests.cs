using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>How large a body may be, and how it may be packed (JA-315, JA-318).</summary>
public sealed class BodyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Tags = "/api/v1/admin/tags";

    [Fact]
    [Trait("Rule", "JA-318")]
    public async Task A_document_over_1_MB_is_refused() =>
        (await api.Admin.Post(Tags, $"{{\"data\":\"{new string('a', 1_048_576)}\"}}")).ShouldBeError(413, "payload_too_large");

    [Fact]
    [Trait("Rule", "JA-315")]
    public async Task A_packed_document_is_read()
    {
        // What the document says is wrong on purpose: the pointer proves that it was understood.
        var (status, body) = await SendAsync(Pack("""{"data":{"type":"tags","attributes":{"bogus":1}}}"""), "gzip");

        status.ShouldBe(422);
        body.ToJsonString().ShouldContain("/data/attributes/bogus");
    }

    [Fact]
    [Trait("Rule", "JA-315")]
    public async Task A_small_body_that_unpacks_to_more_than_10_MB_is_refused()
    {
        var (status, body) = await SendAsync(Pack($"{{\"data\":\"{new string('a', 11_000_000)}\"}}"), "gzip");

        status.ShouldBe(413);
        CodeOf(body).ShouldBe("payload_too_large");
    }

    [Fact]
    [Trait("Rule", "JA-315")]
    public async Task A_packed_document_may_be_larger_than_a_plain_one()
    {
        var (status, body) = await SendAsync(Pack("""{"data":{"type":"tags","attributes":{"bogus":"a"}}}""" + new string(' ', 9_000_000)), "gzip");

        status.ShouldBe(422);
        body.ToJsonString().ShouldContain("/data/attributes/bogus");
    }

    [Theory]
    [Trait("Rule", "JA-315")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_large_answer_is_packed_on_request_and_a_small_one_never(string coding)
    {
        for (var i = 0; i < 3; i++) await api.Category();
        var (plain, _) = await ReadAsync("/api/v1/openapi.json", "identity");
        var (packed, named) = await ReadAsync("/api/v1/openapi.json", coding);
        named.ShouldBe(coding);
        packed.Length.ShouldBeLessThan(plain.Length / 2);
        Unpack(packed, coding).ShouldBe(plain);

        var whole = Encoding.UTF8.GetString((await ReadAsync("/api/v1/categories", "identity")).Bytes);
        (packed, named) = await ReadAsync("/api/v1/categories", coding);
        (named, whole.Length > 1024).ShouldBe((coding, true));
        Encoding.UTF8.GetString(Unpack(packed, coding)).ShouldBe(whole);

        var (small, none) = await ReadAsync("/api/v1/shops?page[size]=1&fields[shops]=", coding);
        (none, small.Length < 1000).ShouldBe((null, true));
    }

    [Fact]
    [Trait("Rule", "JA-126")]
    public async Task A_body_that_is_no_gzip_is_the_callers_fault()
    {
        var (status, body) = await SendAsync("no gzip"u8.ToArray(), "gzip");

        status.ShouldBe(400);
        CodeOf(body).ShouldBe("malformed_json");
    }

    [Fact]
    [Trait("Rule", "JA-126")]
    public async Task Another_coding_is_refused()
    {
        var (status, body) = await SendAsync("{}"u8.ToArray(), "compress");

        status.ShouldBe(415);
        CodeOf(body).ShouldBe("unsupported_media_type");
        body["errors"]![0]!["source"]!["header"]!.GetValue<string>().ShouldBe("Content-Encoding");
    }

    private async Task<(int Status, JsonNode Body)> SendAsync(byte[] bytes, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Tags, UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(JsonApiClient.MediaType);
        request.Content.Headers.ContentEncoding.Add(coding);
        using var response = await api.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private async Task<(byte[] Bytes, string? Coding)> ReadAsync(string url, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(accepted);
        using var response = await api.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    private static string CodeOf(JsonNode body) => body["errors"]![0]!["code"]!.GetValue<string>();

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed, string coding)
    {
        using var from = new MemoryStream(packed);
        using Stream unpacking = coding == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        unpacking.CopyTo(plain);
        return plain.ToArray();
    }
}
