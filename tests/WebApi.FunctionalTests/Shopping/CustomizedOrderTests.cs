using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Customers;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Pricing;
using Marketplace.WebApi.FunctionalTests.Sellers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Marketplace.WebApi.FunctionalTests.Shopping.Cups;

namespace Marketplace.WebApi.FunctionalTests.Shopping;

/// <summary>What was decided stays with the order, files too, for its buyer and its seller (CUS-04, CUS-05).</summary>
public sealed class CustomizedOrderTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task An_order_keeps_what_was_decided_whatever_becomes_of_the_template()
    {
        var (cup, template) = await api.Cup();
        var (guest, cart) = await api.GuestCart();
        (await guest.Put(cart, cup.Listing, [Pick("wrap", "box"), Write("card", "For Ann")], quantity: 2)).ShouldBe(201);

        var line = (await guest.CheckOut(cart, "23.50")).ShouldBe(201).Included("orderLines").Single();
        (await api.SellerA.Recustomize(template, [Group("other", "text")])).ShouldBe(200);

        (line.Amount("unitPrice"), line.Amount("total")).ShouldBe(("11.75", "23.50"));
        var seen = (await api.SellerA.Get($"/api/v1/seller/orderLines/{line["id"]!.GetValue<string>()}")).ShouldBe(200);
        seen.Attributes["customization"]!.ToJsonString().ShouldBe(
            """[{"group":"wrap","label":"The wrap","choices":["With box"],"text":null,"surcharge":{"amount":"1.25","currency":"USD"}},{"group":"card","label":"The card","choices":[],"text":"For Ann","surcharge":{"amount":"0.50","currency":"USD"}}]""");
        var bought = (await guest.Get($"/api/v1/carts/{cart}/lines")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        (bought.Amount("unitPrice"), bought.Amount("customizationTotal"), bought.Amount("lineTotal")).ShouldBe(("10.00", "3.50", "23.50"));
        bought["attributes"]!["problems"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_are_for_the_buyer_and_the_seller_of_the_order_alone()
    {
        var (cup, _) = await api.Cup();
        var (guest, cart) = await api.GuestCart();
        var file = await Photo(guest);
        var line = (await guest.Put(cart, cup.Listing, [Pick("wrap", "none")], [(file, "photo")])).ShouldBe(201);
        (await guest.FilesOf(line.Id)).ShouldBe([(file, "photo")]);
        line.Amount("customizationTotal").ShouldBe("0.50");
        (await api.SellerA.Get($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found"); // not ordered yet

        var order = (await guest.CheckOut(cart, "10.50")).ShouldBe(201);
        var sold = order.Included("orderLines").Single()["id"]!.GetValue<string>();

        var seen = (await api.SellerA.Get($"/api/v1/seller/orderLines/{sold}?include=uploads")).ShouldBe(200);
        seen.Data.Files().ShouldBe([(file, "photo")]);
        var fetched = await api.Anonymous.FetchAsync(seen.Included("uploads").Single()["attributes"]!["url"]!.GetValue<string>());
        fetched.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await guest.Get($"/api/v1/orderLines/{sold}/uploads")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await api.SellerB.Get($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found");
        (await api.SellerB.Get($"/api/v1/seller/uploads?filter[id]={file}")).Items.ShouldBeEmpty();
        (await api.SellerA.Get("/api/v1/seller/uploads?page[size]=100")).Items.Select(upload => upload!["id"]!.GetValue<string>()).ShouldNotContain(file); // a list shows one's own
        (await api.BuyerB.Get($"/api/v1/uploads/{file}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found");
        (await guest.Delete($"/api/v1/uploads/{file}")).ShouldBeError(409, "resource_in_use");
    }

    [Fact]
    public async Task Only_own_files_sent_for_it_are_taken()
    {
        var (cup, _) = await api.Cup();
        var (guest, cart) = await api.GuestCart();
        var (foreign, picture, own) = (await Photo(api.BuyerB), (await guest.UploadPictureAsync()).ShouldBe(201).Id, await Photo(guest));
        Task<Answered> With(params (string, string)[] files) => guest.Put(cart, cup.Listing, [Pick("wrap", "none")], files);

        (await With((own, "photo"), (foreign, "photo"))).ShouldBeError(404, "related_not_found", "/data/relationships/uploads/data/1");
        (await With((Guid.NewGuid().ToString(), "photo"))).ShouldBeError(404, "related_not_found", "/data/relationships/uploads/data/0");
        (await With((picture, "photo"))).ShouldBeError(422, "invalid_value", "/data/relationships/uploads/data/0");
        (await With((own, "card"))).ShouldBeError(422, "invalid_value", "/data/relationships/uploads/data/0/meta/group");
        (await With((own, "photo"), (await Photo(guest), "photo"), (await Photo(guest), "photo"))).ShouldBeError(422, "out_of_range", "/data/relationships/uploads/data");
        (await guest.Post("/api/v1/cartLines", Documents.Of("cartLines", new { quantity = 1 }, new { cart = Documents.To("carts", cart), listing = Documents.To("listings", cup.Listing), uploads = new { data = new[] { new { type = "uploads", id = own } } } })))
            .ShouldBeError(422, "required", "/data/relationships/uploads/data/0");
        (await guest.Get($"/api/v1/carts/{cart}/lines")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_kept_while_a_line_names_it()
    {
        var (cup, _) = await api.Cup();
        var (guest, cart) = await api.GuestCart();
        var (one, other) = (await Photo(guest), await Photo(guest));
        var line = (await guest.Put(cart, cup.Listing, [Pick("wrap", "none")], [(one, "photo")])).ShouldBe(201).Id;
        (await Uses(one), await Uses(other)).ShouldBe((1, 0));
        (await guest.Put(cart, cup.Listing, [Pick("wrap", "none")], [(one, "photo")])).ShouldBe(201).Id.ShouldBe(line);
        (await Uses(one)).ShouldBe(1);

        (await guest.Post($"/api/v1/cartLines/{line}/relationships/uploads", Linkage((other, "photo")))).ShouldBe(204);
        (await guest.Get($"/api/v1/cartLines/{line}/relationships/uploads")).ShouldBe(200).Items.Select(file => file!["meta"]!["group"]!.GetValue<string>()).ShouldBe(["photo", "photo"]);
        (await guest.Delete($"/api/v1/cartLines/{line}/relationships/uploads", new { data = new[] { new { type = "uploads", id = one } } })).ShouldBe(204);
        (await Uses(one), await Uses(other)).ShouldBe((0, 1));
        (await guest.Reconsider(line, attributes: null, [(one, "photo")])).ShouldBe(200);
        (await guest.FilesOf(line)).ShouldBe([(one, "photo")]);
        (await guest.Reconsider(line, new { quantity = 3 })).ShouldBe(200);
        (await guest.FilesOf(line)).ShouldBe([(one, "photo")]);
        (await Uses(one), await Uses(other)).ShouldBe((1, 0));

        (await guest.Delete($"/api/v1/cartLines/{line}")).ShouldBe(204);
        (await Uses(one)).ShouldBe(0);
    }

    [Fact]
    public async Task A_guests_file_becomes_the_buyers_with_the_cart()
    {
        var (cup, _) = await api.Cup();
        var guestCart = (await api.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201);
        var token = guestCart.Data["meta"]!["guestToken"]!.GetValue<string>();
        var file = await Photo(api.WithToken(token));
        (await api.WithToken(token).Put(guestCart.Id, cup.Listing, [Pick("wrap", "none")], [(file, "photo")])).ShouldBe(201);
        var buyers = (await api.BuyerA.Get("/api/v1/carts/current")).ShouldBe(200).Id;

        (await api.BuyerA.Post("/api/v1/cartMerges", Documents.Of("cartMerges", new { guestToken = token }, new { cart = Documents.To("carts", buyers) }))).ShouldBe(201);

        (await api.BuyerA.Get($"/api/v1/uploads/{file}")).ShouldBe(200);
        (await Uses(file)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_neither_words_nor_files_behind()
    {
        var (cup, _) = await api.Cup();
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var (cart, file) = ((await buyer.Get("/api/v1/carts/current")).ShouldBe(200).Id, await Photo(buyer));
        (await buyer.Put(cart, cup.Listing, [Pick("wrap", "paper"), Write("card", "For Ann")], [(file, "photo")])).ShouldBe(201);
        var line = (await buyer.CheckOut(cart, "12.50")).ShouldBe(201).Included("orderLines").Single()["id"]!.GetValue<string>();
        (await api.ExportAsync(buyer)).ShouldContain("For Ann");

        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        foreach (var kept in new[] { $"/api/v1/admin/orderLines/{line}?include=uploads", $"/api/v1/admin/carts/{cart}?include=lines.uploads" })
        {
            var told = (await api.Admin.Get(kept)).ShouldBe(200).Body!.ToJsonString();
            told.ShouldNotContain("For Ann");
            told.ShouldNotContain(file);
            told.ShouldContain("Erased");
        }

        (await Uses(file)).ShouldBe(0);
    }

    private static async Task<string> Photo(HttpClient client) => (await client.UploadAsync(Papers.Pixel, "photo.png", "customization", "/api/v1")).ShouldBe(201).Id;

    private async Task<int> Uses(string upload)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var id = new Domain.Common.UploadId(Guid.Parse(upload));
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Uploads.Where(candidate => candidate.Id == id).Select(candidate => candidate.UseCount).SingleAsync(TestContext.Current.CancellationToken);
    }
}
