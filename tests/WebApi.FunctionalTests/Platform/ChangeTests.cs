using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>What changed, told to whom it concerns.</summary>
public sealed class ChangeTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Public = "/api/v1/changes?page[size]=100";
    private const string Seller = "/api/v1/seller/changes?page[size]=100";
    private const string Admin = "/api/v1/admin/changes?page[size]=100";

    [Fact]
    public async Task What_is_paused_or_archived_is_deleted_for_the_public_and_changed_for_its_seller()
    {
        var sold = await api.Product();
        await api.Anonymous.Told(Public, sold.Product).ShouldBecome("upsert");
        await api.Anonymous.Told(Public, sold.Listing).ShouldBecome("upsert");

        await MoveAsync(api.SellerA, $"/api/v1/seller/listings/{sold.Listing}", "paused");
        await api.Anonymous.Told(Public, sold.Listing).ShouldBecome("delete");
        await api.Anonymous.Told(Public, sold.Product).ShouldBecome("delete"); // nobody offers it any more
        await MoveAsync(api.SellerA, $"/api/v1/seller/listings/{sold.Listing}", "active");
        await api.Anonymous.Told(Public, sold.Listing).ShouldBecome("upsert");
        await MoveAsync(api.SellerA, $"/api/v1/seller/products/{sold.Product}", "archived");

        await api.Anonymous.Told(Public, sold.Product).ShouldBecome("delete");
        await api.Anonymous.Told(Public, sold.Listing).ShouldBecome("delete");
        foreach (var id in (string[])[sold.Product, sold.Listing])
        {
            (await api.SellerA.Told(Seller, id)()).ShouldBe("upsert");
            (await api.Admin.Told(Admin, id)()).ShouldBe("upsert");
            (await api.SellerB.Told(Seller, id)()).ShouldBeEmpty();
        }
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    public async Task The_public_is_told_nothing_of_what_it_has_never_seen()
    {
        var draft = (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = Seeding.Unique("draft") }))).ShouldBe(201).Id;
        await api.SellerA.Told(Seller, draft).ShouldBecome("upsert");
        (await api.SellerA.Delete($"/api/v1/seller/products/{draft}", null, ("If-Match", "*"))).ShouldBe(204);
        await api.SellerA.Told(Seller, draft).ShouldBecome("delete");
        await api.Admin.Told(Admin, draft).ShouldBecome("delete");

        (await api.Anonymous.Told(Public, draft)()).ShouldBeEmpty();
        (await api.SellerB.Told(Seller, draft)()).ShouldBeEmpty();
        (await api.Anonymous.ChangesAsync(Public)).Select(change => change["attributes"]!["resourceType"]!.GetValue<string>()).Distinct().ShouldBeSubsetOf(["products", "listings", "categories", "sellers"]);
    }

    [Fact]
    public async Task With_a_suspended_seller_all_that_it_sells_is_deleted_for_the_public_until_it_is_back()
    {
        var sold = await api.Product(api.SellerB);
        var seller = api.SellerBId.Value.ToString();
        string[] all = [sold.Product, sold.Listing, seller];
        foreach (var id in (string[])[sold.Product, sold.Listing]) await api.Anonymous.Told(Public, id).ShouldBecome("upsert");

        await MoveAsync(api.Admin, $"/api/v1/admin/sellers/{seller}", "approved", "suspended");
        foreach (var id in (string[])[sold.Product, sold.Listing]) await api.Anonymous.Told(Public, id).ShouldBecome("delete");
        await MoveAsync(api.Admin, $"/api/v1/admin/sellers/{seller}", "suspended", "approved");

        foreach (var id in all) await api.Anonymous.Told(Public, id).ShouldBecome("upsert");
    }

    [Fact]
    public async Task An_order_is_told_with_its_parts_and_the_stock_that_it_takes()
    {
        var sold = await api.Product();
        var stock = (await api.SellerA.Get($"/api/v1/seller/listings/{sold.Listing}/stockItems")).ShouldBe(200).Items[0]!["id"]!.GetValue<string>();
        await api.SellerA.Told(Seller, stock).ShouldBecome("upsert");
        var before = await LastAsync(api.SellerA, Seller);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, "10.00")).ShouldBe(201);
        var order = checkout.Included("orders").Single()["id"]!.GetValue<string>();
        var part = checkout.Included("sellerOrders").Single()["id"]!.GetValue<string>();

        await api.SellerA.Told(Seller, part).ShouldBecome("upsert");
        var since = await api.SellerA.ChangesAsync($"{Seller}&page[after]={before}");
        since.Select(change => change["attributes"]!["resourceId"]!.GetValue<string>()).ShouldBeSubsetOf([part, stock, sold.Listing, sold.Product]);
        foreach (var id in (string[])[part, stock, sold.Listing]) since.ShouldContain(change => change["attributes"]!["resourceId"]!.GetValue<string>() == id);
        await api.Admin.Told(Admin, order).ShouldBecome("upsert");
        (await api.SellerA.Told(Seller, order)()).ShouldBeEmpty();
        (await api.SellerB.Told(Seller, part)()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    public async Task Who_may_not_read_a_type_is_told_nothing_of_it()
    {
        await api.Product();
        var key = api.WithToken((await api.Admin.Post("/api/v1/admin/apiKeys", Documents.Of("apiKeys", new { name = "reader", scopes = (string[])["read:products", "read:users"] }))).ShouldBe(201).Data["meta"]!["secret"]!.GetValue<string>());

        await ((Func<Task<string>>)(async () => string.Join(' ', await TypesAsync(key, Admin)))).ShouldBecome("products users");
        (await TypesAsync(key, Admin + "&filter[types]=listings,products")).ShouldBe(["products"]);
        (await TypesAsync(api.Admin, Admin)).ShouldBeSubsetOf(["categories", "listings", "orders", "products", "sellerOrders", "sellers", "stockItems", "users"]);
        await ((Func<Task<string>>)(async () => string.Join(' ', await TypesAsync(api.Admin, Admin + "&filter[types]=listings,products")))).ShouldBecome("listings products");
    }

    [Fact]
    [Trait("Rule", "JA-068")]
    public async Task What_is_told_comes_along_on_demand_and_what_is_gone_does_not()
    {
        var (stays, goes) = (await api.Product(), await api.Product());
        await api.Anonymous.Told(Public, goes.Product).ShouldBecome("upsert"); // what the public never saw would not be told to it
        await MoveAsync(api.SellerA, $"/api/v1/seller/products/{goes.Product}", "archived");
        await api.Anonymous.Told(Public, goes.Product).ShouldBecome("delete");
        await api.Anonymous.Told(Public, stays.Product).ShouldBecome("upsert");

        var page = (await api.Anonymous.Get("/api/v1/changes?include=subject&sort=-sequence&page[size]=30&filter[types]=products,categories&fields[products]=name")).ShouldBe(200);
        var told = page.Items.ToDictionary(change => change!["attributes"]!["resourceId"]!.GetValue<string>(), change => change!["relationships"]!["subject"]!["data"]);

        told[goes.Product].ShouldBeNull();
        told[stays.Product]!.ToJsonString().ShouldBe($$"""{"type":"products","id":"{{stays.Product}}"}""");
        told[stays.Category]!["type"]!.GetValue<string>().ShouldBe("categories");
        page.Included("products").Single(product => product["id"]!.GetValue<string>() == stays.Product)["attributes"]!.ToJsonString().ShouldBe($$"""{"name":"{{stays.Name}}"}""");
        page.Included("categories").ShouldContain(category => category["id"]!.GetValue<string>() == stays.Category);
        var change = page.Items.Single(change => change!["attributes"]!["resourceId"]!.GetValue<string>() == stays.Product)!["id"]!.GetValue<string>();
        (await api.Anonymous.Get($"/api/v1/changes/{change}/subject")).ShouldBe(200).Id.ShouldBe(stays.Product);
        (await api.Anonymous.Get($"/api/v1/changes/{change}?include=subject")).ShouldBe(200).Included("products").Single()["id"]!.GetValue<string>().ShouldBe(stays.Product);
    }

    [Fact]
    public async Task A_copy_begins_at_the_newest_change_and_follows_what_comes_after()
    {
        var first = await api.Product();
        await api.Anonymous.Told(Public, first.Listing).ShouldBecome("upsert");
        const string newest = "/api/v1/changes?sort=-sequence&page[size]=1";
        var cursor = (await api.Anonymous.Get(newest)).ShouldBe(200).Items[0]!["meta"]!["page"]!["cursor"]!.GetValue<string>();
        var second = await api.Product();
        await api.Anonymous.Told(Public, second.Listing).ShouldBecome("upsert");

        var since = new List<string>();
        for (var next = $"/api/v1/changes?sort=-sequence&page[size]=1&page[before]={cursor}"; next is not null;)
        {
            var page = (await api.Anonymous.Get(next)).ShouldBe(200);
            since.AddRange(page.Items.Select(change => change!["attributes"]!["resourceId"]!.GetValue<string>()));
            next = page.Link("prev");
        }

        since.ShouldContain(second.Product);
        since.ShouldContain(second.Listing);
        since.ShouldBeUnique();
    }

    private static async Task MoveAsync(HttpClient client, string url, string to) => (await client.Post(url + "/transitions", Documents.Of("transitions", new { to, reason = "Because" }))).ShouldBe(201);

    private static async Task MoveAsync(HttpClient client, string url, string from, string to)
    {
        (await client.Get(url)).ShouldBe(200).Attributes["status"]!.GetValue<string>().ShouldBe(from);
        await MoveAsync(client, url, to);
    }

    private static async Task<string> LastAsync(HttpClient client, string url) => (await client.ChangesAsync(url))[^1]["meta"]!["page"]!["cursor"]!.GetValue<string>();

    private static async Task<IReadOnlyList<string>> TypesAsync(HttpClient client, string url) =>
        [.. (await client.ChangesAsync(url)).Select(change => change["attributes"]!["resourceType"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal)];
}
