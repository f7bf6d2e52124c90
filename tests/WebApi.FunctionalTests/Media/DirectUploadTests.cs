using System.Text.Json.Nodes;
using Marketplace.Domain.Media;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Media;

/// <summary>A picture that goes straight to Cloudinary counts for nothing before it is confirmed, and then for what it is (MED-03).</summary>
public sealed class DirectUploadTests(CloudinaryWorld world) : IClassFixture<CloudinaryWorld>
{
    private const string Seller = "/api/v1/seller";
    private const string Public = "/api/v1";

    private HttpClient SellerA => world.As("sellerA");

    [Fact]
    public async Task A_picture_that_went_to_the_store_is_taken_over_when_it_is_confirmed()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        begun.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        begun.Text("status").ShouldBe("pending");
        var (status, told) = await world.SendAsync(begun, Seeding.Pixel);
        status.ShouldBe(200);

        var confirmed = (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBe(201);

        var upload = confirmed.Included("uploads").ShouldHaveSingleItem()!;
        upload["attributes"]!["contentType"]!.GetValue<string>().ShouldBe("image/png");
        upload["attributes"]!["filename"]!.GetValue<string>().ShouldBe("beach.png");
        var url = upload["attributes"]!["url"]!.GetValue<string>();
        url.ShouldStartWith(world.Service + "/cloudinary/res/marketplace/image/upload/v1/marketplace/products/");
        FileKind.Of(await world.FetchAsync(url)).ShouldBe(FileKind.Png);
        var thumbnail = upload["attributes"]!["renditions"]!["thumbnail"]!["url"]!.GetValue<string>();
        thumbnail.ShouldContain("/c_limit,w_160,h_160/f_auto/q_auto/");
        FileKind.Of(await world.FetchAsync(thumbnail)).ShouldBe(FileKind.Png);
        (await world.IncomingAsync(begun.Id)).ShouldBeEmpty();
        (await SellerA.Get($"{Seller}/directUploads/{begun.Id}")).ShouldBe(200).Text("status").ShouldBe("complete");
        (await SellerA.Get($"{Seller}/uploads/{upload["id"]}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_receipt_that_the_store_did_not_write_is_not_believed()
    {
        var (one, other) = ((await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201), (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201));
        var (_, told) = await world.SendAsync(one, Seeding.Pixel);
        var (_, toldOther) = await world.SendAsync(other, Seeding.Pixel);
        var before = await world.UploadsAsync();

        foreach (var (version, signature) in ((string, string)[])
        [
            (told["version"]!.ToString(), new string('0', 40)), (told["version"]!.ToString(), toldOther["signature"]!.ToString()), ("1", told["signature"]!.ToString()), ("not a number", "x"),
            ("1", world.Sign(told["public_id"]!.ToString(), "1")), // signed, of something that does not lie there any more
        ])
        {
            (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, one.Id, version, signature)).ShouldBeError(422, "invalid_value", "/data/attributes/signature");
        }

        (await world.UploadsAsync()).ShouldBe(before);
        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, one.Id, told)).ShouldBe(201);
    }

    [Fact]
    public async Task Nobody_confirms_what_another_one_sent()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var (_, told) = await world.SendAsync(begun, Seeding.Pixel);

        foreach (var (name, surface) in ((string, string)[])[("sellerB", Seller), ("buyerA", Public), ("admin", "/api/v1/admin")])
        {
            (await CloudinaryWorld.ConfirmAsync(world.As(name), surface, begun.Id, told)).ShouldBeError(404, "related_not_found", "/data/relationships/directUpload/data");
            (await world.As(name).Get($"{surface}/directUploads/{begun.Id}")).ShouldBeError(404, "not_found");
        }

        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBe(201);
    }

    [Fact]
    public async Task A_confirmation_before_anything_arrived_is_refused()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var signature = world.Sign($"marketplace/incoming/{Guid.Parse(begun.Id):N}", "5");

        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, "5", signature)).ShouldBeError(409, "invalid_state_transition");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_by_the_store_or_when_it_is_confirmed_and_does_not_stay()
    {
        var before = await world.UploadsAsync();
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        (await world.SendAsync(begun, "<html></html>"u8.ToArray())).Status.ShouldBe(400);
        (await world.SendAsync(begun, "%PDF-1.7"u8.ToArray())).Told["error"]!["message"]!.GetValue<string>().ShouldContain("not allowed");

        var (status, told) = await world.SendAsync(begun, [.. Seeding.Pixel[..30], .. "<script>"u8]);
        status.ShouldBe(200); // it begins like one

        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBeError(422, "invalid_format");
        (await world.IncomingAsync(begun.Id)).ShouldBeEmpty();
        (await world.UploadsAsync()).ShouldBe(before);
        var (_, better) = await world.SendAsync(begun, Seeding.Pixel);
        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, better)).ShouldBe(201);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_as_announced_and_as_it_arrived()
    {
        (await CloudinaryWorld.BeginAsync(SellerA, Seller, new { byteSize = Upload.MaxBytes + 1 })).ShouldBeError(422, "out_of_range", "/data/attributes/byteSize");
        (await CloudinaryWorld.BeginAsync(SellerA, Seller, new { byteSize = 0 })).ShouldBeError(422, "out_of_range", "/data/attributes/byteSize");
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var (status, told) = await world.SendAsync(begun, [.. Seeding.Pixel, .. new byte[Upload.MaxBytes]]);
        status.ShouldBe(200);

        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBeError(422, "out_of_range", "/data/relationships/directUpload/data");
        (await world.IncomingAsync(begun.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_store_takes_the_request_as_it_was_signed_and_no_other()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);

        foreach (var field in (string[])["public_id", "type", "overwrite", "allowed_formats", "timestamp", "signature"])
        {
            var (status, told) = await world.SendAsync(begun, Seeding.Pixel, (name, value) => name != field ? value : field == "timestamp" ? $"{long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) + 1}" : "marketplace");
            (status, told["error"]!["message"]!.GetValue<string>()[..17]).ShouldBe((401, "Invalid Signature"), field);
        }
    }

    [Fact]
    public async Task A_confirmation_sent_again_finds_it_done_and_a_file_sent_again_changes_nothing()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var (_, told) = await world.SendAsync(begun, Seeding.Pixel);
        var first = (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBe(201).Included("uploads").Single()!;
        var count = await world.UploadsAsync();

        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBe(200).Included("uploads").Single()!["id"]!.ToString().ShouldBe(first["id"]!.ToString());
        var (_, again) = await world.SendAsync(begun, [.. Seeding.Pixel, .. "another one"u8]);
        var second = (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, again)).ShouldBe(200).Included("uploads").Single()!;

        second["attributes"]!["checksum"]!.ToString().ShouldBe(first["attributes"]!["checksum"]!.ToString());
        (await world.UploadsAsync()).ShouldBe(count);
    }

    [Fact]
    public async Task With_an_idempotency_key_the_answer_is_the_same_one()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var (_, told) = await world.SendAsync(begun, Seeding.Pixel);
        var document = Documents.Of("uploadConfirmations", new { version = told["version"]!.ToString(), signature = told["signature"]!.ToString() }, new { directUpload = Documents.To("directUploads", begun.Id) });

        var first = (await SellerA.Post(Seller + "/uploadConfirmations", document, ("Idempotency-Key", "\"once\""))).ShouldBe(201);
        JsonNode.DeepEquals((await SellerA.Post(Seller + "/uploadConfirmations", document, ("Idempotency-Key", "\"once\""))).ShouldBe(201).Body, first.Body).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_private_is_not_sent_directly()
    {
        foreach (var purpose in (string[])["kycDocument", "document", "customization", "evidence", "message", "import"])
        {
            (await CloudinaryWorld.BeginAsync(SellerA, Seller, new { purpose })).ShouldBeError(422, "invalid_value", "/data/attributes/purpose");
        }

        (await CloudinaryWorld.BeginAsync(world.As("buyerA"), Public, new { purpose = "avatar" })).ShouldBe(201);
    }

    [Fact]
    public async Task A_store_that_takes_files_from_us_only_is_told_as_such() =>
        (await CloudinaryWorld.BeginAsync(world.Api.SellerA, Seller)).ShouldBeError(409, "invalid_state_transition");

    [Fact]
    public async Task While_the_store_is_down_a_confirmation_is_told_to_wait_and_then_does()
    {
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, Seller)).ShouldBe(201);
        var (_, told) = await world.SendAsync(begun, Seeding.Pixel);
        await world.FailAsync("error");

        var refused = await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told);

        await world.FailAsync("none");
        refused.ShouldBeError(503, "temporarily_unavailable");
        refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        (await CloudinaryWorld.ConfirmAsync(SellerA, Seller, begun.Id, told)).ShouldBe(201);
    }
}
