using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>What sellers and their shops show, and where the shops are.</summary>
public sealed class ShopTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Shops = "/api/v1/seller/shops";

    [Fact]
    public async Task A_shop_shows_its_pictures_which_stay_as_long()
    {
        var (logo, cover, next) = (await PictureAsync(api.SellerA), await PictureAsync(api.SellerA), await PictureAsync(api.SellerA));
        var shop = (await api.SellerA.Post(Shops, Shop(relationships: new { logo = Documents.To("uploads", logo), cover = Documents.To("uploads", cover) }))).ShouldBe(201).Id;
        (await api.Anonymous.Get($"/api/v1/shops/{shop}?include=logo,cover")).Included("uploads").Select(upload => (string)upload["id"]!).ShouldBe([logo, cover], ignoreOrder: true);
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{logo}")).ShouldBeError(409, "resource_in_use");

        (await api.SellerA.Patch($"{Shops}/{shop}/relationships/logo", new { data = new { type = "uploads", id = next } })).ShouldBe(204);

        (await api.SellerA.Get($"/api/v1/seller/uploads/{logo}")).Attributes["expiresAt"].ShouldNotBeNull();
        (await api.SellerA.Get($"/api/v1/seller/uploads/{next}")).Attributes["expiresAt"].ShouldBeNull();
        (await api.SellerA.Patch($"{Shops}/{shop}", Documents.Of("shops", new { name = "Renamed" }, id: shop))).ShouldBe(200);
        (await api.SellerA.Get($"/api/v1/seller/uploads/{next}")).Attributes["expiresAt"].ShouldBeNull();
        (await api.SellerA.Delete($"{Shops}/{shop}")).ShouldBe(204);
        (await api.SellerA.Get($"/api/v1/seller/uploads/{next}")).Attributes["expiresAt"].ShouldNotBeNull();
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{cover}")).ShouldBe(204);
    }

    [Fact]
    public async Task A_picture_of_another_is_not_there_to_be_shown()
    {
        var theirs = await PictureAsync(api.SellerB);
        (await api.SellerA.Post(Shops, Shop(relationships: new { logo = Documents.To("uploads", theirs) }))).ShouldBeError(404, "related_not_found", "/data/relationships/logo/data");

        // Shown by its owner, it can be read by everybody, and is still nobody else's to show.
        (await api.SellerB.Post(Shops, Shop(relationships: new { logo = Documents.To("uploads", theirs) }))).ShouldBe(201);
        (await api.SellerA.Post(Shops, Shop(relationships: new { cover = Documents.To("uploads", theirs) }))).ShouldBeError(404, "related_not_found", "/data/relationships/cover/data");
    }

    [Fact]
    public async Task A_seller_shows_a_logo_and_a_banner()
    {
        var (logo, banner, shops) = (await PictureAsync(api.SellerA), await PictureAsync(api.SellerA), await PictureAsync(api.SellerA));
        var seller = api.SellerAId.Value.ToString();
        var relationships = new { logo = Documents.To("uploads", logo), banner = Documents.To("uploads", banner) };
        (await api.SellerA.Patch("/api/v1/seller/sellers/current", Documents.Of("sellers", relationships: relationships, id: seller))).ShouldBe(200);
        (await api.SellerA.Patch($"{Shops}/{api.ShopAId.Value}", Documents.Of("shops", relationships: new { logo = Documents.To("uploads", shops) }, id: api.ShopAId.Value.ToString()))).ShouldBe(200);

        (await api.Anonymous.Get($"/api/v1/sellers/{seller}?include=logo,banner,shops.logo")).Included("uploads").Select(upload => (string)upload["id"]!).ShouldBe([logo, banner, shops], ignoreOrder: true);

        (await api.Admin.Patch($"/api/v1/admin/sellers/{seller}", Documents.Of("sellers", relationships: new { banner = new { data = (object?)null } }, id: seller))).ShouldBe(200);
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{banner}")).ShouldBe(204);
    }

    [Fact]
    public async Task Sellers_are_found_by_whether_a_shop_is_open_and_by_their_tax_number()
    {
        var seller = api.SellerBId.Value.ToString();
        (await api.Admin.Patch($"/api/v1/admin/sellers/{seller}", Documents.Of("sellers", new { taxNumber = "VAT-7" }, id: seller))).ShouldBe(200);
        (await api.Admin.Get("/api/v1/admin/sellers?filter[taxNumber]=VAT-7")).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(seller);
        (await api.Anonymous.Get("/api/v1/sellers?filter[taxNumber]=VAT-7")).ShouldBeError(400, "unknown_filter", parameter: "filter[taxNumber]");

        (await api.SellerB.Post(Shops, Shop(new { isOpen = false, isPublished = false }))).ShouldBe(201);
        (await api.Anonymous.Get("/api/v1/sellers?filter[shops.isOpen]=false")).Items.ShouldBeEmpty(); // what is not published tells nothing
        (await api.Admin.Get("/api/v1/admin/sellers?filter[shops.isOpen]=false")).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(seller);
        (await api.Anonymous.Get("/api/v1/sellers?filter[shops.isOpen]=true")).Items.Count.ShouldBe(2);
        (await api.Anonymous.Get("/api/v1/sellers?filter[shops.isOpen]=maybe")).ShouldBeError(400, "invalid_filter_value", parameter: "filter[shops.isOpen]");
    }

    [Fact]
    public async Task Shops_are_found_around_a_point_the_nearest_first()
    {
        // Port Louis, Quatre Bornes (13 km to the south) and Saint-Denis on La Réunion (226 km to the west-south-west).
        var portLouis = await ShopAtAsync("-20.162500", "57.501200");
        var quatreBornes = await ShopAtAsync("-20.265400", "57.479100");
        var saintDenis = await ShopAtAsync("-20.878900", "55.448100");
        await ShopAtAsync(null, null);

        (await NearAsync("-20.1609,57.5012,5")).ShouldBe([portLouis]);
        (await NearAsync("-20.1609,57.5012,11")).ShouldBe([portLouis]);
        (await NearAsync("-20.1609,57.5012,13")).ShouldBe([portLouis, quatreBornes]);
        (await NearAsync("-20.1609,57.5012,225")).ShouldBe([portLouis, quatreBornes]);
        (await NearAsync("-20.1609,57.5012,235")).ShouldBe([portLouis, quatreBornes, saintDenis]);
        (await NearAsync("-20.878900,55.448100,300", "-distance")).ShouldBe([portLouis, quatreBornes, saintDenis]);
        (await api.Anonymous.Get($"/api/v1/shops/{portLouis}")).Attributes["location"]!.ToJsonString().ShouldBe("""{"latitude":"-20.162500","longitude":"57.501200"}""");
    }

    [Fact]
    public async Task The_nearest_shops_come_page_by_page_too()
    {
        var expected = new List<string>();
        for (var i = 1; i <= 5; i++) expected.Add(await ShopAtAsync($"10.00{i}000", "20.000000"));
        var found = new List<string>();
        for (var url = "/api/v1/shops?filter[near]=10,20,50&sort=distance&page[size]=2"; url is not null;)
        {
            var page = (await api.Anonymous.Get(url, ("Accept", JsonApiClient.MediaType + ";profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\""))).ShouldBe(200);
            found.AddRange(page.Items.Select(item => (string)item!["id"]!));
            url = page.Body!["links"]!["next"] switch { null => null, System.Text.Json.Nodes.JsonValue link => (string)link!, var link => (string)link["href"]! };
        }

        found.ShouldBe(expected);
    }

    [Fact]
    public async Task The_circle_goes_over_the_line_where_the_days_begin()
    {
        var taveuni = await ShopAtAsync("-16.850000", "-179.950000");

        (await NearAsync("-16.85,179.95,20")).ShouldBe([taveuni]);
        (await NearAsync("-16.85,179.95,10")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-20.16,57.50")]
    [InlineData("-20.16,57.50,10,5")]
    [InlineData("-20.16,57.50,ten")]
    [InlineData("-20.16,57.50,0")]
    [InlineData("-20.16,57.50,-1")]
    [InlineData("-20.16,57.50,6001")]
    [InlineData("-90.01,57.50,10")]
    [InlineData("-20.16,180.01,10")]
    [InlineData("NaN,57.50,10")]
    [InlineData("1e1,57.50,10")]
    [InlineData("")]
    public async Task A_circle_that_is_none_is_refused(string near) =>
        (await api.Anonymous.Get($"/api/v1/shops?filter[near]={near}")).ShouldBeError(400, "invalid_filter_value", parameter: "filter[near]");

    [Fact]
    public async Task Distance_is_no_order_without_a_point()
    {
        (await api.Anonymous.Get("/api/v1/shops?sort=distance")).ShouldBeError(400, "unsupported_sort", parameter: "sort")["detail"]!.GetValue<string>().ShouldContain("filter[near]");
        (await api.Anonymous.Get("/api/v1/shops?sort=-distance&filter[isOpen]=true")).ShouldBeError(400, "unsupported_sort", parameter: "sort");
    }

    [Fact]
    public async Task A_shop_leads_to_its_closures()
    {
        var shop = (await api.SellerA.Post(Shops, Shop())).ShouldBe(201).Id;
        var closure = Documents.Of("sellerClosures", new { startsAt = "2031-01-01T00:00:00Z" }, new { shop = Documents.To("shops", shop) });
        var id = (await api.SellerA.Post("/api/v1/seller/sellerClosures", closure)).ShouldBe(201).Id;

        (await api.Anonymous.Get($"/api/v1/shops/{shop}?include=closures")).Included("sellerClosures").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(id);
        (await api.Anonymous.Get($"/api/v1/shops/{shop}/closures")).ShouldBe(200).Items.ShouldHaveSingleItem();
    }

    private async Task<IReadOnlyList<string>> NearAsync(string near, string sort = "distance") =>
        [.. (await api.Anonymous.Get($"/api/v1/shops?filter[near]={near}&sort={sort}")).ShouldBe(200).Items.Select(item => (string)item!["id"]!)];

    private async Task<string> ShopAtAsync(string? latitude, string? longitude) =>
        (await api.SellerA.Post(Shops, Shop(new { location = latitude is null ? null : new { latitude, longitude } }))).ShouldBe(201).Id;

    private static object Shop(object? attributes = null, object? relationships = null)
    {
        var all = System.Text.Json.JsonSerializer.SerializeToNode(attributes ?? new { })!.AsObject();
        (all["name"], all["timeZone"], all["address"]) = (Seeding.Unique("Shop"), "Indian/Mauritius", System.Text.Json.JsonSerializer.SerializeToNode(Seeding.Address));
        return Documents.Of("shops", all, relationships);
    }

    private static async Task<string> PictureAsync(HttpClient seller) => (await seller.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id;
}
