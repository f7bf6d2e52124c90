using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>Pictures: sent by themselves, or with their product in one form (CAT-05, CAT-10).</summary>
public sealed class PictureTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_product_comes_with_its_pictures_in_one_form()
    {
        using var form = Form(new { data = new { type = "products", attributes = new { name = "Pictured", price = Documents.Money("3.00"), stock = 1 } } }, Seeding.Pixel);
        var answer = await SendAsync("/api/v1/seller/products?include=images", form);

        answer.ShouldBe(201).Included("productImages").ShouldHaveSingleItem()["attributes"]!["isPrimary"]!.GetValue<bool>().ShouldBeTrue();
        var url = answer.Included("productImages").Single()["attributes"]!["renditions"]!["thumbnail"]!["url"]!.GetValue<string>();
        var picture = await api.Anonymous.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        picture.IsSuccessStatusCode.ShouldBeTrue();
        picture.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task A_fault_in_a_picture_names_it_and_leaves_no_product()
    {
        var name = Seeding.Unique("Faulty");
        using var form = Form(new { data = new { type = "products", attributes = new { name } } }, Seeding.Pixel, Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));

        (await SendAsync("/api/v1/seller/products", form)).ShouldBeError(422, "invalid_format")["meta"]!["part"]!.GetValue<string>().ShouldBe("images[1]");
        (await api.SellerA.Get($"/api/v1/seller/products?filter[name]={name}")).Items.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-280")]
    [Trait("Rule", "JA-281")]
    [Trait("Rule", "JA-282")]
    public async Task An_upload_is_judged_by_its_content_and_used_by_relating_it()
    {
        using var raw = new ByteArrayContent(Seeding.Pixel);
        raw.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg"); // what it says of itself does not count
        var upload = (await SendAsync("/api/v1/seller/uploads", raw)).ShouldBe(201);
        upload.Attributes["contentType"]!.GetValue<string>().ShouldBe("image/png");
        var sold = await api.Product();
        object Image(string id) => Documents.Of("productImages", new { alt = "One pixel" }, new { product = Documents.To("products", sold.Product), upload = Documents.To("uploads", id) });

        var image = (await api.SellerA.Post("/api/v1/seller/productImages", Image(upload.Id))).ShouldBe(201);
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{upload.Id}")).ShouldBeError(409, "resource_in_use");
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}/primaryImage")).ShouldBe(200).Id.ShouldBe(image.Id);
        (await api.SellerB.Get($"/api/v1/seller/uploads?filter[contentType]=image/png")).ShouldBe(200).Items.ShouldBeEmpty();

        using var text = new ByteArrayContent(Encoding.UTF8.GetBytes("not a picture"));
        text.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        (await SendAsync("/api/v1/seller/uploads", text)).ShouldBeError(422, "invalid_format");
        using var large = new ByteArrayContent(new byte[(10 * 1024 * 1024) + 100_000]);
        large.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        (await SendAsync("/api/v1/seller/uploads", large)).ShouldBeError(413, "file_too_large");
    }

    [Fact]
    public async Task A_form_without_a_document_and_another_media_type_are_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Seeding.Pixel), "images", "a.png" } };
        (await SendAsync("/api/v1/seller/products", form)).ShouldBeError(400, "invalid_document");
        using var plain = new StringContent("{}", Encoding.UTF8, "application/json");
        (await SendAsync("/api/v1/seller/products", plain)).ShouldBeError(415, "unsupported_media_type", header: "Content-Type");
    }

    private static MultipartFormDataContent Form(object document, params byte[][] pictures)
    {
        var form = new MultipartFormDataContent { { new StringContent(JsonSerializer.Serialize(document), Encoding.UTF8, JsonApiClient.MediaType), "document" } };
        foreach (var picture in pictures) form.Add(new ByteArrayContent(picture), "images", "picture.png");
        return form;
    }

    private async Task<Answered> SendAsync(string url, HttpContent content)
    {
        var response = await api.SellerA.PostAsync(new Uri(url, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answered(response, text.Length == 0 ? null : System.Text.Json.Nodes.JsonNode.Parse(text));
    }
}
