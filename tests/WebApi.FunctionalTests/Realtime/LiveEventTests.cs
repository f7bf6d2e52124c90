using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Realtime;

/// <summary>Who is told at once of what (RT-01, RT-03, CAT-16, R-24).</summary>
public sealed class LiveEventTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1.5);

    [Fact]
    [Trait("Rule", "R-24")]
    [Trait("Rule", "JA-296")]
    public async Task An_order_is_told_to_its_buyer_to_each_of_its_sellers_and_to_admins_and_to_nobody_else()
    {
        await using var buyer = await On("/hubs/orders", "buyerA");
        await using var stranger = await On("/hubs/orders", "buyerB");
        await using var sellerA = await On("/hubs/orders?surface=seller", "sellerA");
        await using var sellerB = await On("/hubs/orders?surface=seller", "sellerB");
        await using var admin = await On("/hubs/orders?surface=admin", "admin");
        await using var catalogue = await Listener.OnAsync(api, "/hubs/notifications?surface=admin", api.TokenOf("admin"));
        var (order, parts) = await OrderAsync(api.BuyerA, api.SellerA, api.SellerB);
        await Task.WhenAll(parts.Select(part => MoveAsync(api.Admin, $"/api/v1/admin/sellerOrders/{part}", "processing")));

        (await buyer.HearsAsync("order.placed", order))["included"]![0]!["attributes"]!["number"]!.GetValue<string>().ShouldNotBeEmpty();
        await admin.HearsAsync("order.placed", order);
        foreach (var part in parts)
        {
            await buyer.HearsAsync("sellerOrder.processing", part);
            await admin.HearsAsync("sellerOrder.processing", part);
        }

        (await sellerA.HearsAsync("sellerOrder.processing"))["data"]!["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>().ShouldBe(api.SellerAId.Value.ToString());
        (await sellerB.HearsAsync("sellerOrder.processing"))["data"]!["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>().ShouldBe(api.SellerBId.Value.ToString());
        await Task.Delay(LongEnough, TestContext.Current.CancellationToken);
        foreach (var seller in new[] { sellerA, sellerB }) seller.Told.Select(Listener.SubjectOf).Distinct().ShouldHaveSingleItem();
        stranger.Told.ShouldBeEmpty();
        catalogue.Names.ShouldAllBe(name => !name.Contains("rder", StringComparison.Ordinal));
        buyer.Told.Select(Listener.SubjectOf).ShouldBeSubsetOf([order, .. parts]);
    }

    [Fact]
    [Trait("Rule", "JA-290")]
    public async Task What_is_pushed_is_the_document_that_the_log_of_events_gives()
    {
        await using var admin = await On("/hubs/notifications?surface=admin", "admin");
        await using var seller = await On("/hubs/notifications?surface=seller", "sellerA");
        var product = await ProductAsync(api.SellerA);

        var (toAdmin, toSeller) = (await admin.HearsAsync("product.created", product), await seller.HearsAsync("product.created", product));

        var id = toAdmin["data"]!["id"]!.GetValue<string>();
        var read = (await api.Admin.Get($"/api/v1/admin/events/{id}?include=subject")).ShouldBe(200).Body!;
        Comparable(toAdmin).ShouldBe(Comparable(read));
        toSeller["data"]!["attributes"]!["attempts"].ShouldBeNull();
        toSeller["links"]!["self"]!.GetValue<string>().ShouldBe($"/api/v1/seller/events/{id}?include=subject");
        Comparable(toSeller).ShouldBe(Comparable((await api.SellerA.Get($"/api/v1/seller/events/{id}?include=subject")).ShouldBe(200).Body!));
    }

    [Fact]
    [Trait("Rule", "JA-296")]
    public async Task Only_the_seller_who_owns_a_product_is_told_of_it_and_an_admin_only_of_what_the_role_reads()
    {
        var orders = await api.AdminWithAsync("read:listings");
        await using var owner = await On("/hubs/notifications?surface=seller", "sellerA");
        await using var other = await On("/hubs/notifications?surface=seller", "sellerB");
        await using var reader = await Listener.OnAsync(api, "/hubs/notifications?surface=admin", TokenOf(orders));
        var sold = await api.Product(api.SellerA);

        await owner.HearsAsync("product.created", sold.Product);
        await reader.HearsAsync("listing.created", sold.Listing);
        await Task.Delay(LongEnough, TestContext.Current.CancellationToken);
        other.Told.ShouldBeEmpty();
        reader.Names.ShouldAllBe(name => name.StartsWith("listing.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_is_told_of_each_event_once_and_in_order()
    {
        await using var admin = await On("/hubs/notifications?surface=admin", "admin");
        var products = new List<string>();
        for (var index = 0; index < 20; index++) products.Add(await ProductAsync(api.SellerA));
        foreach (var product in products) await admin.HearsAsync("product.created", product);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken); // the log is looked through meanwhile

        var told = admin.Told.Where(document => products.Contains(Listener.SubjectOf(document))).ToList();
        told.Select(document => document["data"]!["id"]!.GetValue<string>()).ShouldBeUnique();
        told.Count(document => document["data"]!["attributes"]!["name"]!.GetValue<string>() == "product.created").ShouldBe(20);
    }

    private static string Comparable(JsonNode document)
    {
        var copy = document.DeepClone();
        foreach (var name in (string[])["attempts", "deliveredAt"]) copy["data"]!["attributes"]!.AsObject().Remove(name); // its delivery goes on meanwhile
        copy["data"]!.AsObject().Remove("meta");
        return copy.ToJsonString();
    }

    private static string TokenOf(HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static async Task<string> ProductAsync(HttpClient seller) => (await seller.Post("/api/v1/seller/products", Documents.Of("products", new { name = Seeding.Unique("lamp") }))).ShouldBe(201).Id;

    private static async Task MoveAsync(HttpClient client, string url, string to) => (await client.Post(url + "/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);

    private Task<Listener> On(string hub, string who) => Listener.OnAsync(api, hub, api.TokenOf(who));

    private async Task<(string Order, string[] Parts)> OrderAsync(HttpClient buyer, params HttpClient[] sellers)
    {
        var cart = (await buyer.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Id;
        foreach (var seller in sellers) (await buyer.AddToCart(cart, (await api.Product(seller, "10.00")).Listing)).ShouldBe(201);
        var placed = (await buyer.CheckOut(cart, $"{sellers.Length * 10}.00")).ShouldBe(201);
        return (placed.Included("orders").Single()["id"]!.GetValue<string>(), [.. placed.Included("sellerOrders").Select(part => part["id"]!.GetValue<string>())]);
    }
}
