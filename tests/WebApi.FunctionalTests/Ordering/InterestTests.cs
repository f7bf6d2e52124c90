using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Customers;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Buyers who would like to have something, and want to be spoken to (ORD-09).</summary>
public sealed class InterestTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Interests = "/api/v1/interests";

    [Fact]
    public async Task A_seller_reads_who_is_interested_and_moves_on()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product(api.SellerA));
        var interest = (await buyer.Post(Interests, About(sold, "Also in blue?"))).ShouldBe(201);
        (interest.Text("message"), interest.Text("status")).ShouldBe(("Also in blue?", "open"));

        var read = (await api.SellerA.Get($"/api/v1/seller/interests/{interest.Id}?include=listing.product,buyer")).ShouldBe(200);
        read.Included("products").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(sold.Product);
        read.Included("customerProfiles").ShouldHaveSingleItem()["attributes"]!["displayName"]!.GetValue<string>().ShouldNotBeEmpty();
        (await MoveAsync(api.SellerA, "seller/", interest.Id, "converted")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
        (await MoveAsync(api.SellerA, "seller/", interest.Id, "contacted")).ShouldBe(201);
        (await MoveAsync(api.SellerA, "seller/", interest.Id, "contacted")).ShouldBe(200); // told again
        (await MoveAsync(api.Admin, "admin/", interest.Id, "converted")).ShouldBe(201);

        (await buyer.Get($"{Interests}/{interest.Id}")).Text("status").ShouldBe("converted");
        var lines = (await api.Admin.Get($"/api/v1/admin/auditEntries?filter[resourceId]={interest.Id}")).ShouldBe(200).Items;
        lines.Select(line => line!["attributes"]!["action"]!.GetValue<string>()).Order(StringComparer.Ordinal).ShouldBe(["interest.contacted", "interest.converted"]);
        var told = (await api.SellerA.Get("/api/v1/seller/events?filter[name]=interest.expressed&page[size]=100")).ShouldBe(200).Items;
        told.Count(one => one!["relationships"]!["subject"]!["data"]!["id"]!.GetValue<string>() == interest.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_of_one_buyer_in_one_listing_at_once_one_is_open()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => buyer.Post(Interests, About(sold))));

        var made = answers.Single(answer => (int)answer.Status == 201);
        foreach (var answer in answers.Where(answer => answer != made)) answer.ShouldBeError(409, "already_exists");
        (await MoveAsync(buyer, "", made.Id, "withdrawn")).ShouldBe(201);
        (await buyer.Post(Interests, About(sold))).ShouldBe(201);
        (await (await BuyerAsync()).Post(Interests, About(sold))).ShouldBe(201);
        (await buyer.Get($"{Interests}?filter[listing]={sold.Listing}&filter[status]=open")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_who_move_one_at_once_one_moves_it_and_the_others_are_told_that_it_has_moved()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product(api.SellerA));
        for (var round = 0; round < 5; round++)
        {
            var interest = (await buyer.Post(Interests, About(sold))).ShouldBe(201).Id;

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MoveAsync(buyer, "", interest, "withdrawn")));

            answers.Select(answer => (int)answer.Status).Order().ShouldBe([200, 200, 200, 200, 200, 201]);
        }
    }

    [Fact]
    public async Task However_often_a_buyer_asks_and_takes_it_back_the_seller_is_written_to_once()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product(api.SellerB));
        var address = $"{Seeding.Unique("seller")}@example.test";
        (await api.SellerB.Patch($"/api/v1/seller/sellers/{api.SellerBId.Value}", Documents.Of("sellers", new { contactEmail = address }, id: api.SellerBId.Value.ToString()), ("If-Match", "*"))).ShouldBe(200);
        for (var again = 0; again < 3; again++) (await MoveAsync(buyer, "", (await buyer.Post(Interests, About(sold))).ShouldBe(201).Id, "withdrawn")).ShouldBe(201);
        (await (await BuyerAsync()).Post(Interests, About(sold))).ShouldBe(201);

        await api.Mailbox.LastAsync(address, 2);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken); // what would be too many

        api.Mailbox.To(address).Count.ShouldBe(2); // of two buyers
    }

    [Fact]
    public async Task Interests_of_others_do_not_exist()
    {
        var sold = await api.Product(api.SellerA);
        var interest = (await (await BuyerAsync()).Post(Interests, About(sold))).ShouldBe(201).Id;
        var stranger = await BuyerAsync();

        (await stranger.Get($"{Interests}/{interest}")).ShouldBeError(404, "not_found");
        (await MoveAsync(stranger, "", interest, "withdrawn")).ShouldBeError(404, "not_found");
        (await api.SellerB.Get($"/api/v1/seller/interests/{interest}")).ShouldBeError(404, "not_found");
        (await MoveAsync(api.SellerB, "seller/", interest, "contacted")).ShouldBeError(404, "not_found");
        (await api.Anonymous.Post(Interests, About(sold))).ShouldBeError(401, "unauthenticated");
        var (guest, _) = await api.GuestCart();
        (await guest.Post(Interests, About(sold))).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task In_what_the_public_does_not_see_nobody_is_interested()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());
        (await api.SellerA.Post($"/api/v1/seller/products/{sold.Product}/transitions", Documents.Of("transitions", new { to = "unpublished" }))).ShouldBe(201);

        (await buyer.Post(Interests, About(sold))).ShouldBeError(404, "related_not_found", "/data/relationships/listing/data");
        (await buyer.Post(Interests, Documents.Of("interests", new { message = "Which?" }))).ShouldBeError(422, "required");
    }

    [Fact]
    public async Task What_was_written_is_exported_and_forgotten_with_its_person()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());
        var interest = (await buyer.Post(Interests, About(sold, "For my aunt Ada"))).ShouldBe(201).Id;
        (await api.ExportAsync(buyer)).ShouldContain("For my aunt Ada");

        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        (await api.Admin.Get($"/api/v1/admin/interests/{interest}")).ShouldBe(200).Attributes["message"].ShouldBeNull();
    }

    private static object About(Sold sold, string? message = null) => Documents.Of("interests", new { message }, new { listing = Documents.To("listings", sold.Listing) });

    private static Task<Answered> MoveAsync(HttpClient client, string surface, string interest, string to) =>
        client.Post($"/api/v1/{surface}interests/{interest}/transitions", Documents.Of("transitions", new { to }));

    private Task<HttpClient> BuyerAsync() => api.RegisteredAsync(Accounts.NewEmail());
}
