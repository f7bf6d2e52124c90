using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>How listings are found and ordered.</summary>
public sealed class ListingFilterTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Public = "/api/v1/listings";
    private const string Seller = "/api/v1/seller/listings";
    private const string Admin = "/api/v1/admin/listings";

    [Fact]
    public async Task Listings_are_found_by_the_category_of_their_product_and_all_below_it()
    {
        var above = await api.Category();
        var below = await api.Category(above);
        var (rose, clover) = (await api.Product(category: above), await api.Product(api.SellerB, category: below));
        var mine = $"filter[id]={rose.Listing},{clover.Listing}";

        (await Ids(api.Anonymous, $"{Public}?filter[product.category]={above}&sort=createdAt")).ShouldBe([rose.Listing, clover.Listing]);
        (await Ids(api.Anonymous, $"{Public}?filter[product.category]={below}&include=product.category")).ShouldBe([clover.Listing]);
        (await Ids(api.Anonymous, $"{Public}?{mine}&filter[product.category][ne]={below}")).ShouldBe([rose.Listing]);
        (await Ids(api.SellerA, $"{Seller}?filter[product.category]={below},{above}")).ShouldBe([rose.Listing]);
        (await Ids(api.Admin, $"{Admin}?filter[product.category]={rose.Product}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sellers_and_operators_find_listings_by_the_name_of_their_product()
    {
        var (rose, clover) = (await api.Product(name: Seeding.Unique("Rose 100%")), await api.Product(api.SellerB, name: Seeding.Unique("Clover")));
        var mine = $"filter[id]={rose.Listing},{clover.Listing}";

        (await Ids(api.Admin, $"{Admin}?filter[product.name][contains]={Uri.EscapeDataString(rose.Name[2..].ToUpperInvariant())}")).ShouldBe([rose.Listing]);
        (await Ids(api.Admin, $"{Admin}?{mine}&filter[product.name][startsWith]=clo")).ShouldBe([clover.Listing]);
        (await Ids(api.Admin, $"{Admin}?{mine}&filter[product.name][ne]={clover.Name}")).ShouldBe([rose.Listing]);
        (await Ids(api.SellerA, $"{Seller}?filter[product.name]={clover.Name},{Uri.EscapeDataString(rose.Name)}")).ShouldBe([rose.Listing]);
        (await api.Anonymous.Get($"{Public}?filter[product.name]={clover.Name}")).ShouldBeError(400, "unknown_filter");
    }

    [Fact]
    public async Task Listings_are_found_by_the_slug_of_their_seller()
    {
        var sold = await api.Product();
        var other = await api.SellerB.Offer(sold.Variant, "11.00");
        var slug = (await api.Anonymous.Get($"/api/v1/sellers/{api.SellerBId.Value}")).ShouldBe(200).Attributes["slug"]!.GetValue<string>();

        foreach (var (who, surface) in new[] { (api.Anonymous, Public), (api.Admin, Admin) })
        {
            (await Ids(who, $"{surface}?filter[product]={sold.Product}&filter[seller.slug]={slug}")).ShouldBe([other]);
            (await Ids(who, $"{surface}?filter[product]={sold.Product}&filter[seller.slug][nin]={slug}")).ShouldBe([sold.Listing]);
            (await Ids(who, $"{surface}?filter[seller.slug]=nobody")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Sellers_and_operators_find_and_order_listings_by_stock()
    {
        var (few, none, many) = (await api.Product(stock: 3), await api.Product(stock: 0), await api.Product(stock: 7));
        var mine = $"filter[id]={few.Listing},{none.Listing},{many.Listing}";

        (await Ids(api.SellerA, $"{Seller}?{mine}&filter[stock][gte]=3&sort=-stock")).ShouldBe([many.Listing, few.Listing]);
        (await Ids(api.SellerA, $"{Seller}?{mine}&filter[stock]=0")).ShouldBe([none.Listing]);
        (await Ids(api.Admin, $"{Admin}?{mine}&filter[stock][lt]=7&sort=stock&fields[listings]=sku")).ShouldBe([none.Listing, few.Listing]);
        (await Walk(api.Admin, $"{Admin}?{mine}&sort=stock")).ShouldBe([none.Listing, few.Listing, many.Listing]);
        (await api.Anonymous.Get($"{Public}?filter[stock]=1")).ShouldBeError(400, "unknown_filter");
        (await api.Anonymous.Get($"{Public}?sort=stock")).ShouldBeError(400, "unsupported_sort");
    }

    [Fact]
    [Trait("Rule", "JA-075")]
    public async Task What_has_no_sku_stands_last_in_both_directions_and_is_walked_over_once()
    {
        var (second, bare, first, blank) = (await api.Product(), await api.Product(), await api.Product(), await api.Product());
        foreach (var (sold, sku) in new[] { (second, Seeding.Unique("B")), (first, Seeding.Unique("A")) })
        {
            (await api.SellerA.Patch($"{Seller}/{sold.Listing}", Documents.Of("listings", new { sku }, id: sold.Listing))).ShouldBe(200);
        }

        var mine = $"filter[id]={second.Listing},{bare.Listing},{first.Listing},{blank.Listing}";
        foreach (var (who, surface) in new[] { (api.SellerA, Seller), (api.Admin, Admin) })
        {
            (await Ids(who, $"{surface}?{mine}&sort=sku,createdAt")).ShouldBe([first.Listing, second.Listing, bare.Listing, blank.Listing]);
            (await Ids(who, $"{surface}?{mine}&sort=-sku,-createdAt")).ShouldBe([second.Listing, first.Listing, blank.Listing, bare.Listing]);
            (await Walk(who, $"{surface}?{mine}&sort=sku,createdAt")).ShouldBe([first.Listing, second.Listing, bare.Listing, blank.Listing]);
            (await Walk(who, $"{surface}?{mine}&sort=-sku,createdAt")).ShouldBe([second.Listing, first.Listing, bare.Listing, blank.Listing]);
        }

        (await api.Anonymous.Get($"{Public}?sort=sku")).ShouldBeError(400, "unsupported_sort");
    }

    private static async Task<string[]> Ids(HttpClient who, string url) => (await who.Get(url)).ShouldBe(200).Ids();

    /// <summary>One by one, by cursors, to the end and back.</summary>
    private static async Task<string[]> Walk(HttpClient who, string url)
    {
        var (forth, back) = (new List<string>(), new List<string>());
        var page = (await who.Get($"{url}&page[size]=1", ("Accept", CursorTests.Accept))).ShouldBe(200);
        for (forth.AddRange(page.Ids()); page.Link("next") is { } next; forth.AddRange(page.Ids())) page = (await who.Get(next)).ShouldBe(200);
        for (back.AddRange(page.Ids()); page.Link("prev") is { } previous; back.AddRange(page.Ids())) page = (await who.Get(previous)).ShouldBe(200);

        back.ShouldBe(forth.AsEnumerable().Reverse());
        return [.. forth];
    }
}
