using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>The Atomic Operations extension (api.md 19).</summary>
public sealed class OperationsTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Seller = "/api/v1/seller";

    [Fact]
    [Trait("Rule", "JA-200")]
    [Trait("Rule", "JA-201")]
    [Trait("Rule", "JA-204")]
    [Trait("Rule", "JA-205")]
    public async Task A_seller_makes_a_product_with_variants_and_listings_and_publishes_it_at_once()
    {
        var category = await api.Category();
        var answer = await api.SellerA.Operations(
            Seller,
            Add("products", "p", new { name = "Linen shirt", options = new[] { new { name = "size", values = new[] { "M", "XL" } } } }, new { category = Documents.To("categories", category) }),
            Add("variants", "m", new { name = "M", sku = Seeding.Unique("LS"), options = new { size = "M" } }, new { product = Lid("products", "p") }),
            Add("variants", "xl", new { name = "XL", sku = Seeding.Unique("LS"), options = new { size = "XL" } }, new { product = Lid("products", "p") }),
            Add("listings", null, new { price = Documents.Money("79.99"), unit = "piece", stock = 12 }, new { variant = Lid("variants", "m") }),
            Add("listings", null, new { price = Documents.Money("84.99"), unit = "piece", stock = 5 }, new { variant = Lid("variants", "xl") }),
            Add("transitions", null, new { to = "published" }, new { subject = Lid("products", "p") }));

        answer.ShouldBe(200).Response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"");
        var results = answer.Body!["atomic:results"]!.AsArray();
        results.Select(result => result!["data"]!["type"]!.GetValue<string>()).ShouldBe(["products", "variants", "variants", "listings", "listings", "transitions"]);
        var product = (await api.Anonymous.Get($"/api/v1/products/{results[0]!["data"]!["id"]}")).ShouldBe(200);
        product.Attributes["stock"]!.GetValue<int>().ShouldBe(17);
        product.Attributes["price"]!["amount"]!.GetValue<string>().ShouldBe("79.99");
        product.Attributes["priceMax"]!["amount"]!.GetValue<string>().ShouldBe("84.99");
    }

    [Fact]
    [Trait("Rule", "JA-202")]
    [Trait("Rule", "JA-203")]
    [Trait("Rule", "JA-150")]
    public async Task One_fault_undoes_all_and_points_into_its_operation()
    {
        var name = Seeding.Unique("Undone");
        var answer = await api.SellerA.Operations(
            Seller,
            Add("products", "p", new { name }),
            Add("variants", "v", new { name = "Only" }, new { product = Lid("products", "p") }),
            Add("listings", null, new { price = Documents.Money("0.00"), stock = 1 }, new { variant = Lid("variants", "v") }));

        answer.ShouldBeError(422, "out_of_range", "/atomic:operations/2/data/attributes/price/amount");
        (await api.SellerA.Get($"{Seller}/products?filter[name]={name}")).Items.Count.ShouldBe(0);
    }

    [Theory]
    [Trait("Rule", "JA-206")]
    [InlineData("""{"atomic:operations":[]}""", 400, "invalid_operation", "/atomic:operations")]
    [InlineData("""{"atomic:operations":{}}""", 400, "invalid_operation", "/atomic:operations")]
    [InlineData("""{}""", 400, "invalid_operation", "")]
    [InlineData("""{"data":[],"atomic:operations":[]}""", 400, "invalid_operation", "")]
    [InlineData("""{"atomic:operations":[{"op":"remark"}]}""", 400, "invalid_operation", "/atomic:operations/0/op")]
    [InlineData("""{"atomic:operations":[{"op":"remove","href":"/api/v1/seller/products/1"}]}""", 400, "invalid_operation", "/atomic:operations/0/href")]
    [InlineData("""{"atomic:operations":[{"op":"add","data":{"type":"nothing"}}]}""", 400, "invalid_operation", "/atomic:operations/0/data/type")]
    [InlineData("""{"atomic:operations":[{"op":"add","data":{"type":"categories","attributes":{"name":"x"}}}]}""", 400, "invalid_operation", "/atomic:operations/0/data/type")]
    [InlineData("""{"atomic:operations":[{"op":"remove","ref":{"type":"products","id":"nonsense"}}]}""", 404, "not_found", "/atomic:operations/0/ref/id")]
    [InlineData("""{"atomic:operations":[{"op":"remove","ref":{"type":"products","lid":"none"}}]}""", 400, "unknown_lid", "/atomic:operations/0/ref/lid")]
    [InlineData("""{"atomic:operations":[{"op":"add","data":{"type":"variants","attributes":{"name":"x"},"relationships":{"product":{"data":{"type":"products","lid":"none"}}}}}]}""", 400, "unknown_lid", "/atomic:operations/0/data/relationships/product/data/lid")]
    [InlineData("""{"atomic:operations":[{"op":"add","data":{"type":"products","lid":"a","attributes":{"name":"x"}}},{"op":"add","data":{"type":"products","lid":"a","attributes":{"name":"y"}}}]}""", 400, "duplicate_lid", "/atomic:operations/1/data/lid")]
    public async Task A_malformed_operation_is_pointed_at(string body, int status, string code, string pointer) =>
        (await api.SellerA.Call(HttpMethod.Post, Seller + "/operations", body, JsonApiClient.Atomic, [])).ShouldBeError(status, code, pointer);

    [Fact]
    [Trait("Rule", "JA-207")]
    public async Task More_than_a_hundred_are_too_many() =>
        (await api.SellerA.Operations(Seller, [.. Enumerable.Range(0, 101).Select(_ => Add("products", null, new { name = "x" }))])).ShouldBeError(413, "too_many_operations", "/atomic:operations");

    [Fact]
    [Trait("Rule", "JA-205")]
    [Trait("Rule", "JA-208")]
    public async Task Updates_removals_and_linkage_work_and_versions_count()
    {
        var made = (await api.SellerA.Post(Seller + "/products", Documents.Of("products", new { name = "Versioned" }))).ShouldBe(201);
        var tag = (await api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { name = Seeding.Unique("tag") }))).Id;
        var version = made.Data["meta"]!["version"]!.GetValue<string>();
        object Change(string ifMatch) => new { op = "update", data = new { type = "products", id = made.Id, attributes = new { brand = "New" } }, meta = new { ifMatch } };

        (await api.SellerA.Operations(Seller, Change("ff"))).ShouldBeError(412, "precondition_failed");
        var done = await api.SellerA.Operations(
            Seller,
            Change(version),
            new { op = "add", @ref = new { type = "products", id = made.Id, relationship = "tags" }, data = new[] { new { type = "tags", id = tag } } });
        done.ShouldBe(200).Body!["atomic:results"]!.AsArray()[0]!["data"]!["attributes"]!["brand"]!.GetValue<string>().ShouldBe("New");
        (await api.SellerA.Get($"{Seller}/products/{made.Id}/tags")).Items.ShouldHaveSingleItem();
        (await api.SellerA.Operations(Seller, new { op = "remove", @ref = new { type = "products", id = made.Id } })).ShouldBe(200);
        (await api.SellerA.Get($"{Seller}/products/{made.Id}")).ShouldBe(404);
    }

    [Fact]
    [Trait("Rule", "JA-209")]
    public async Task What_takes_time_or_calls_outside_is_no_operation()
    {
        (await api.SellerA.Operations(Seller, new { op = "add", data = new { type = "imports", attributes = new { kind = "products" } } }))
            .ShouldBeError(400, "invalid_operation", "/atomic:operations/0/data/type");
        var (guest, cart) = await api.GuestCart();
        (await guest.Operations("/api/v1", new { op = "add", data = new { type = "payments" } })).ShouldBeError(400, "invalid_operation", "/atomic:operations/0/data/type");
        (await guest.Get($"/api/v1/carts/{cart}")).ShouldBe(200);
    }

    private static object Add(string type, string? lid, object attributes, object? relationships = null)
    {
        var data = new Dictionary<string, object> { ["type"] = type, ["attributes"] = attributes };
        if (lid is not null) data["lid"] = lid;
        if (relationships is not null) data["relationships"] = relationships;
        return new { op = "add", data };
    }

    private static object Lid(string type, string lid) => new { data = new { type, lid } };
}
