using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>What the catalogue and the cart refuse, and where the refusal points.</summary>
public sealed class CatalogRuleTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_category_cannot_stand_below_itself_nor_deeper_than_six()
    {
        var path = new List<string>();
        for (var depth = 1; depth <= 6; depth++) path.Add(await api.Category(path.Count == 0 ? null : path[^1]));

        (await api.Admin.Post("/api/v1/admin/categories", Documents.Of("categories", new { name = "Seventh" }, new { parent = Documents.To("categories", path[5]) })))
            .ShouldBeError(422, "out_of_range", "/data/relationships/parent/data");
        (await api.Admin.Patch($"/api/v1/admin/categories/{path[0]}/relationships/parent", Documents.To("categories", path[2]))).ShouldBe(422)
            .Body!["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("invalid_value");
        (await api.Anonymous.Get($"/api/v1/categories/{path[5]}")).Attributes["path"]!.AsArray().Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_second_product_with_the_same_slug_and_a_second_variant_with_the_same_sku_are_refused()
    {
        var (slug, sku) = (Seeding.Unique("slug").ToLowerInvariant(), Seeding.Unique("SKU"));
        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "First", slug, sku, price = Documents.Money("1.00") }))).ShouldBe(201);

        (await api.SellerB.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Second", slug }))).ShouldBeError(422, "not_unique", "/data/attributes/slug");
        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Third", sku, price = Documents.Money("1.00") }))).ShouldBeError(422, "not_unique", "/data/attributes/sku");
        (await api.SellerB.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Theirs", sku, price = Documents.Money("1.00") }))).ShouldBe(201); // unique per seller
    }

    [Fact]
    [Trait("Rule", "JA-304")]
    public async Task Another_sellers_published_variant_can_be_offered_and_an_unpublished_one_is_not_there()
    {
        var published = await api.Product(api.SellerA);
        var draft = (await api.SellerA.Post("/api/v1/seller/products?include=variants", Documents.Of("products", new { name = "Draft", price = Documents.Money("1.00") }))).ShouldBe(201);
        object Offer(string variant) => Documents.Of("listings", new { price = Documents.Money("9.00"), stock = 1 }, new { variant = Documents.To("variants", variant) });

        (await api.SellerB.Post("/api/v1/seller/listings", Offer(published.Variant))).ShouldBe(201);
        (await api.SellerB.Post("/api/v1/seller/listings", Offer(draft.Included("variants").Single()["id"]!.GetValue<string>()))).ShouldBeError(404, "related_not_found", "/data/relationships/variant/data");
        (await api.SellerB.Patch($"/api/v1/seller/products/{published.Product}", Documents.Of("products", new { name = "Taken over" }, id: published.Product))).ShouldBeError(403, "forbidden");
        (await api.SellerB.Patch($"/api/v1/seller/listings/{published.Listing}", Documents.Of("listings", new { minQuantity = 2 }, id: published.Listing))).ShouldBeError(404, "not_found");
    }

    [Theory]
    [InlineData(0, 422, "out_of_range")]
    [InlineData(-1, 422, "out_of_range")]
    [InlineData(1000, 422, "out_of_range")]
    [InlineData(int.MaxValue, 422, "out_of_range")]
    public async Task A_quantity_that_nobody_buys_is_refused(int quantity, int status, string code)
    {
        var sold = await api.Product();
        var (guest, cart) = await api.GuestCart();

        (await guest.AddToCart(cart, sold.Listing, quantity)).ShouldBeError(status, code, "/data/attributes/quantity");
        (await guest.Get($"/api/v1/carts/{cart}/lines")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_shop_hides_its_products_and_stops_the_checkout()
    {
        var sold = await api.Product(api.SellerB, "5.00", 5);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var shop = $"/api/v1/seller/shops/{api.ShopBId.Value}";
        (await api.SellerB.Patch(shop, Documents.Of("shops", new { isOpen = false }, id: api.ShopBId.Value.ToString()))).ShouldBe(200);

        try
        {
            (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().Count.ShouldBe(1);
            ((int)(await guest.CheckOut(cart, "5.00")).Status).ShouldBe(409);
            (await guest.Get("/api/v1/orders")).Items.ShouldBeEmpty();
        }
        finally
        {
            (await api.SellerB.Patch(shop, Documents.Of("shops", new { isOpen = true }, id: api.ShopBId.Value.ToString()))).ShouldBe(200);
        }
    }

    [Fact]
    [Trait("Rule", "JA-189")]
    public async Task A_changed_price_is_told_and_never_charged_unseen()
    {
        var sold = await api.Product(price: "10.00");
        var (guest, cart) = await api.GuestCart();
        await guest.AddToCart(cart, sold.Listing, 2);
        var price = (await api.SellerA.Get($"/api/v1/seller/prices?filter[listing]={sold.Listing}")).Items[0]!;
        var url = $"/api/v1/seller/prices/{price["id"]}";
        await api.SellerA.Patch(url, Documents.Of("prices", new { amount = Documents.Money("12.00") }, id: price["id"]!.GetValue<string>()), ("If-Match", "*"));

        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("price_changed");
        (await guest.CheckOut(cart, "20.00")).ShouldBeError(409, "price_changed")["meta"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("24.00");
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_bought()
    {
        var sold = await api.Product(stock: 2);
        var (first, cart) = await api.GuestCart();
        var (second, other) = await api.GuestCart();
        (await first.AddToCart(cart, sold.Listing, 2)).ShouldBe(201);
        (await second.AddToCart(other, sold.Listing, 2)).ShouldBe(201);

        (await first.CheckOut(cart, "20.00")).ShouldBe(201);
        (await second.CheckOut(other, "20.00")).ShouldBeError(409, "insufficient_stock");
        (await second.AddToCart(other, sold.Listing)).ShouldBe(409);
    }

    [Fact]
    [Trait("Rule", "JA-058")]
    public async Task What_is_not_published_is_as_if_it_never_was()
    {
        var sold = await api.Product();
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBe(200);
        (await api.SellerA.Post($"/api/v1/seller/products/{sold.Product}/transitions", Documents.Of("transitions", new { to = "unpublished" }))).ShouldBe(201);

        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBeError(404, "not_found");
        (await api.Anonymous.Get($"/api/v1/products?filter[id]={sold.Product}")).Items.ShouldBeEmpty();
        (await api.Anonymous.Get($"/api/v1/listings/{sold.Listing}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    [Trait("Rule", "JA-187")]
    public async Task A_move_that_is_not_allowed_says_what_is_and_a_repeat_is_the_same()
    {
        var sold = await api.Product();
        var url = $"/api/v1/seller/products/{sold.Product}/transitions";

        var refused = (await api.SellerA.Post(url, Documents.Of("transitions", new { to = "draft" }))).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
        refused["meta"]!["from"]!.GetValue<string>().ShouldBe("published");
        refused["meta"]!["allowed"]!.AsArray().ShouldNotBeEmpty();
        (await api.SellerA.Post(url, Documents.Of("transitions", new { to = "nowhere" }))).ShouldBeError(422, "invalid_value", "/data/attributes/to");
        var again = (await api.SellerA.Post(url, Documents.Of("transitions", new { to = "published" }))).ShouldBe(200);
        (await api.SellerA.Get($"/api/v1/seller/transitions/{again.Id}")).ShouldBe(200).Attributes["to"]!.GetValue<string>().ShouldBe("published");
    }
}
