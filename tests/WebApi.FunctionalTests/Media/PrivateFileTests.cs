using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Sellers;

namespace Marketplace.WebApi.FunctionalTests.Media;

/// <summary>What is not for everybody: encrypted where it lies, handed out by signed addresses, every time written down (MED-06).</summary>
public sealed class PrivateFileTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    [Trait("Rule", "JA-283")]
    public async Task Who_holds_a_signed_address_gets_the_file_and_it_is_written_down()
    {
        var owner = (await api.ApplicantAsync()).Owner;
        var upload = (await owner.UploadAsync(Papers.Pdf, "pass\"port.html")).ShouldBe(201);
        upload.Attributes["isPrivate"]!.GetValue<bool>().ShouldBeTrue();

        var read = await owner.Get($"/api/v1/seller/uploads/{upload.Id}");
        var file = await api.Anonymous.FetchAsync(read.Text("url"));

        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Papers.Pdf);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        file.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar).ShouldBe(("attachment", "passport.html.pdf"));
        var line = (await LinesAsync(upload.Id)).ShouldHaveSingleItem()!;
        line["attributes"]!["surface"]!.GetValue<string>().ShouldBe("seller");
        line["attributes"]!["requestId"]!.GetValue<string>().ShouldBe(file.Headers.GetValues("X-Request-Id").Single());
        line["relationships"]!["actor"]!["data"]!["id"]!.GetValue<string>().ShouldBe((await owner.Get("/api/v1/users/me")).Id);
        await api.Anonymous.FetchAsync(read.Text("url"));
        (await LinesAsync(upload.Id)).Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Rule", "JA-283")]
    public async Task An_altered_address_and_an_old_one_open_nothing()
    {
        var owner = (await api.ApplicantAsync()).Owner;
        var (one, other) = ((await owner.UploadAsync(Papers.Pdf, "one.pdf")).ShouldBe(201), (await owner.UploadAsync(Papers.Pdf, "other.pdf")).ShouldBe(201));
        var url = one.Text("url");
        foreach (var wrong in (string[])
        [
            url.Replace(one.Id, other.Id, StringComparison.Ordinal), url.Replace("expires=1", "expires=2", StringComparison.Ordinal), url.Replace("by=Seller", "by=Admin", StringComparison.Ordinal),
            url[..^1] + (url[^1] == '0' ? '1' : '0'), $"/files/{one.Id}", $"/files/{one.Id}?expires=x&by=y&signature=", url + "&expires=2000000000",
        ])
        {
            await ShouldBeRefusedAsync(api.Anonymous, wrong, 403, "forbidden");
        }

        await ShouldBeRefusedAsync(api.Anonymous, "/files/passport", 404, "not_found");
        await using var late = api.After(TimeSpan.FromMinutes(5));
        await ShouldBeRefusedAsync(late.CreateClient(), url, 403, "forbidden");
        await using var early = api.After(TimeSpan.FromMinutes(4));
        (await early.CreateClient().FetchAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinesAsync(one.Id)).Count.ShouldBe(1);
        (await api.Anonymous.FetchAsync($"/media/{one.Text("checksum")}.pdf/original")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("kycDocument")]
    [InlineData("document")]
    [InlineData("evidence")]
    public async Task What_lies_on_the_disk_tells_nothing(string purpose)
    {
        var owner = (await api.ApplicantAsync()).Owner;
        var text = (byte[])[.. Papers.Pdf, .. Encoding.UTF8.GetBytes(Guid.NewGuid().ToString())];
        var upload = (await owner.UploadAsync(text, "paper.pdf", purpose)).ShouldBe(201);

        var kept = Directory.GetFiles(Path.Combine(api.Folder, "media"), "*", SearchOption.AllDirectories);
        kept.ShouldContain(path => Path.GetFileName(path) == $"{Guid.Parse(upload.Id):N}.pdf");
        foreach (var path in kept) Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldNotContain(Papers.Secret);
        (await (await api.Anonymous.FetchAsync(upload.Text("url"))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(text);
    }

    [Fact]
    public async Task A_picture_stays_private_in_every_form()
    {
        var owner = (await api.ApplicantAsync()).Owner;

        var upload = (await owner.UploadAsync(Papers.Pixel, "passport.png")).ShouldBe(201);

        upload.Attributes["renditions"].ShouldBeNull();
        upload.Attributes["width"]!.GetValue<int>().ShouldBe(1);
        var file = await api.Anonymous.FetchAsync(upload.Text("url"));
        file.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan(0, 8).SequenceEqual(Papers.Pixel.AsSpan(0, 8)).ShouldBeTrue();
    }

    [Fact]
    public async Task Papers_are_pdf_or_pictures_by_content()
    {
        var owner = (await api.ApplicantAsync()).Owner;

        (await owner.UploadAsync("GIF89a and more"u8.ToArray(), "a.pdf")).ShouldBeError(422, "invalid_format");
        (await owner.UploadAsync("a,b\n1,2\n"u8.ToArray(), "a.pdf")).ShouldBeError(422, "invalid_format");
        (await owner.UploadAsync("<html></html>"u8.ToArray(), "a.pdf")).ShouldBeError(422, "invalid_format");
        (await api.BuyerA.UploadAsync(Papers.Pdf, "a.pdf", surface: "/api/v1")).ShouldBeError(403, "forbidden");
    }

    [Fact]
    public async Task An_address_is_new_whatever_the_caller_has_and_is_stored_by_nobody()
    {
        var owner = (await api.ApplicantAsync()).Owner;
        var id = (await owner.UploadAsync(Papers.Pdf, "paper.pdf")).ShouldBe(201).Id;
        var first = await owner.Get($"/api/v1/seller/uploads/{id}");

        first.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await owner.Get($"/api/v1/seller/uploads/{id}", ("If-None-Match", first.ETag!))).ShouldBe(200);
        (await owner.Delete($"/api/v1/seller/uploads/{id}", body: null, ("If-Match", first.ETag!))).ShouldBe(204);
        await ShouldBeRefusedAsync(api.Anonymous, first.Text("url"), 404, "not_found");
    }

    [Fact]
    public async Task Without_the_right_to_verify_papers_are_not_among_the_uploads()
    {
        var owner = await api.OwnerAsync(People.EmailOf("sellerA"), People.Password);
        var id = (await owner.UploadAsync(Papers.Pdf, "paper.pdf")).ShouldBe(201).Id;

        foreach (var client in (HttpClient[])[await api.MemberAsync("staff"), await api.MemberAsync("manager"), api.SellerA]) (await client.Get($"/api/v1/seller/uploads/{id}")).ShouldBeError(404, "not_found");
        (await (await api.OperatorAsync("catalogue")).Client.Get($"/api/v1/admin/uploads/{id}")).ShouldBeError(404, "not_found");
        (await (await api.OperatorAsync("moderator")).Client.Get($"/api/v1/admin/uploads/{id}")).ShouldBe(200);
    }

    private static async Task ShouldBeRefusedAsync(HttpClient client, string url, int status, string code)
    {
        var answer = await client.FetchAsync(url);
        new Answered(answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))).ShouldBeError(status, code);
    }

    private async Task<JsonArray> LinesAsync(string upload) => (await api.Admin.Get($"/api/v1/admin/auditEntries?filter[resourceId]={upload}&filter[action]=upload.read")).ShouldBe(200).Items;
}
