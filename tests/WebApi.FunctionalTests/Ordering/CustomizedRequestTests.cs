using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Customers;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Pricing;
using Marketplace.WebApi.FunctionalTests.Sellers;
using Marketplace.WebApi.FunctionalTests.Shopping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Marketplace.WebApi.FunctionalTests.Ordering.Inquiries;
using static Marketplace.WebApi.FunctionalTests.Shopping.Cups;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Asking for what is made to one's wish (ORD-08, CUS-04).</summary>
public sealed class CustomizedRequestTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task What_was_decided_is_priced_shown_to_the_seller_and_sold_as_it_was_asked_for()
    {
        var (buyer, cup, template) = await CupAsync();
        var file = await PhotoAsync(buyer);

        var asked = (await AskAsync(buyer, cup, [Pick("wrap", "box"), Write("card", "For Ann")], [(file, "photo")], quantity: 2)).ShouldBe(201);
        asked.Amount("unitPrice").ShouldBe("12.25"); // 10.00, 12.5 % of it, 0.50, 5 % of it
        var seen = (await api.SellerA.Get($"/api/v1/seller/purchaseRequests/{asked.Id}?include=uploads")).ShouldBe(200);
        seen.Attributes["customization"]!.ToJsonString().ShouldBe("""[{"group":"wrap","choices":["box"],"text":null},{"group":"card","choices":[],"text":"For Ann"}]""");
        seen.Data.Files().ShouldBe([(file, "photo")]);
        (await api.SellerB.Get($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Recustomize(template, [Group("other", "text")])).ShouldBe(200);

        (await api.SellerA.MoveRequest("seller/", asked.Id, "approved")).ShouldBe(201);

        var line = (await buyer.Get($"{Requests}/{asked.Id}/order?include=sellerOrders.lines")).ShouldBe(200).Included("orderLines").ShouldHaveSingleItem();
        (line.Amount("unitPrice"), line.Amount("total")).ShouldBe(("12.25", "24.50"));
        var sold = (await api.SellerA.Get($"/api/v1/seller/orderLines/{line["id"]!.GetValue<string>()}?include=uploads")).ShouldBe(200);
        sold.Attributes["customization"]!.ToJsonString().ShouldBe(
            """[{"group":"wrap","label":"The wrap","choices":["With box"],"text":null,"surcharge":{"amount":"1.25","currency":"USD"}},{"group":"card","label":"The card","choices":[],"text":"For Ann","surcharge":{"amount":"0.50","currency":"USD"}},{"group":"photo","label":"The photo","choices":[],"text":null,"surcharge":{"amount":"0.50","currency":"USD"}}]""");
        sold.Data.Files().ShouldBe([(file, "photo")]);
    }

    [Fact]
    public async Task What_has_to_be_decided_is_asked_for_and_only_own_files_are_taken()
    {
        var (buyer, cup, _) = await CupAsync();
        var foreign = await PhotoAsync(api.BuyerB);

        (await AskAsync(buyer, cup, [])).ShouldBeError(422, "required", "/data/attributes/customization");
        (await AskAsync(buyer, cup, [Pick("wrap", "gold")])).ShouldBeError(422, "invalid_value", "/data/attributes/customization/0/choices/0");
        (await AskAsync(buyer, cup, [Pick("wrap", "none")], [(foreign, "photo")])).ShouldBeError(404, "related_not_found", "/data/relationships/uploads/data/0");
        (await buyer.Get(Requests)).ShouldBe(200).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task Files_of_a_request_that_comes_to_nothing_are_let_go(string end)
    {
        var (buyer, cup, _) = await CupAsync();
        var file = await PhotoAsync(buyer);
        var asked = (await AskAsync(buyer, cup, [Pick("wrap", "none"), Write("card", "For Ann")], [(file, "photo")])).ShouldBe(201).Id;
        (await UsesAsync(file)).ShouldBe(1);
        (await api.SellerA.Get($"/api/v1/seller/uploads/{file}")).ShouldBe(200);

        if (end == "rejected") (await api.SellerA.MoveRequest("seller/", asked, end, "Not today")).ShouldBe(201);
        else if (end == "withdrawn") (await buyer.MoveRequest("", asked, end)).ShouldBe(201);
        else await EraseAsync(buyer);

        (await UsesAsync(file)).ShouldBe(0);
        (await api.SellerA.Get($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found");
        var left = (await api.Admin.Get($"/api/v1/admin/purchaseRequests/{asked}?include=uploads")).ShouldBe(200);
        left.Data.Files().ShouldBeEmpty();
        left.Attributes["customization"]!.ToJsonString().Contains("For Ann", StringComparison.Ordinal).ShouldBe(end != "erased");
    }

    private static Task<Answered> AskAsync(HttpClient buyer, Sold cup, object[] customization, (string, string)[]? uploads = null, int quantity = 1) => buyer.Post(
        Requests,
        Documents.Of("purchaseRequests", new { quantity, customization, shippingAddress = Prices.AddressIn("MU") }, new { listing = Documents.To("listings", cup.Listing), uploads = Linkage(uploads ?? []) }));

    private static async Task<string> PhotoAsync(HttpClient client) => (await client.UploadAsync(Papers.Pixel, "photo.png", "customization", "/api/v1")).ShouldBe(201).Id;

    private async Task EraseAsync(HttpClient buyer)
    {
        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);
    }

    private async Task<int> UsesAsync(string file)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var upload = new Domain.Common.UploadId(Guid.Parse(file));
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Uploads.Where(kept => kept.Id == upload).Select(kept => kept.UseCount).SingleOrDefaultAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(HttpClient Buyer, Sold Cup, string Template)> CupAsync()
    {
        var (cup, template) = await api.Cup();
        await api.OnRequest(cup);
        return (await api.RegisteredAsync(Accounts.NewEmail()), cup, template);
    }
}
