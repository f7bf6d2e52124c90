using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Inventory;

/// <summary>How stock, its adjustments and its reservations are found.</summary>
public sealed class StockReadingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Seller = "/api/v1/seller";
    private const string Admin = "/api/v1/admin";

    [Fact]
    public async Task Stock_is_found_by_its_variant_its_seller_and_the_sku_of_its_listing()
    {
        var sold = await api.Product();
        var other = await api.SellerB.Offer(sold.Variant, "11.00");
        var sku = Seeding.Unique("SKU");
        (await api.SellerA.Patch($"{Seller}/listings/{sold.Listing}", Documents.Of("listings", new { sku }, id: sold.Listing))).ShouldBe(200);
        var (mine, theirs) = (await StockItem(sold.Listing), await StockItem(other));
        var both = $"filter[listing]={sold.Listing},{other}";

        (await Ids(api.Admin, $"{Admin}/stockItems?filter[variant]={sold.Variant}&sort=createdAt")).ShouldBe([mine, theirs]);
        (await Ids(api.SellerB, $"{Seller}/stockItems?filter[variant]={sold.Variant}")).ShouldBe([theirs]);
        (await Ids(api.Admin, $"{Admin}/stockItems?{both}&filter[variant][ne]={sold.Variant}")).ShouldBeEmpty();
        (await Ids(api.Admin, $"{Admin}/stockItems?{both}&filter[listing.seller]={api.SellerBId.Value}")).ShouldBe([theirs]);
        (await Ids(api.Admin, $"{Admin}/stockItems?{both}&filter[listing.seller][ne]={api.SellerBId.Value}")).ShouldBe([mine]);
        foreach (var (who, surface) in new[] { (api.SellerA, Seller), (api.Admin, Admin) }) (await Ids(who, $"{surface}/stockItems?filter[listing.sku]={sku}")).ShouldBe([mine]);
        (await Ids(api.Admin, $"{Admin}/stockItems?{both}&filter[listing.sku][ne]={sku}")).ShouldBe([theirs]); // which has none
        (await api.SellerA.Get($"{Seller}/stockItems?filter[listing.seller]={api.SellerAId.Value}")).ShouldBeError(400, "unknown_filter");

        var seen = (await api.SellerA.Get($"{Seller}/stockItems/{mine}?include=variant")).ShouldBe(200);
        seen.Included("variants").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(sold.Variant);
        (await api.Admin.Get($"{Admin}/stockItems/{mine}/variant")).ShouldBe(200).Id.ShouldBe(sold.Variant);
    }

    [Fact]
    public async Task Adjustments_are_found_by_the_listing_of_their_stock()
    {
        var (rose, clover) = (await api.Product(), await api.Product());
        var (first, second) = (await Adjust(rose), await Adjust(clover));

        foreach (var (who, surface) in new[] { (api.SellerA, Seller), (api.Admin, Admin) })
        {
            (await Ids(who, $"{surface}/stockAdjustments?filter[stockItem.listing]={rose.Listing}")).ShouldBe([first]);
            (await Ids(who, $"{surface}/stockAdjustments?filter[id]={first},{second}&filter[stockItem.listing][ne]={rose.Listing}")).ShouldBe([second]);
        }

        (await Ids(api.SellerB, $"{Seller}/stockAdjustments?filter[stockItem.listing]={rose.Listing}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_adjustment_tells_its_seller_which_of_its_own_people_made_it()
    {
        var sold = await api.Product();
        var item = await StockItem(sold.Listing);
        var colleague = await api.MemberAsync("staff");
        var me = (await colleague.Get("/api/v1/users/me")).ShouldBe(200).Id;
        var (own, operators) = (await Adjust(colleague, Seller, item), await Adjust(api.Admin, Admin, item));

        foreach (var (who, surface) in new[] { (api.SellerA, Seller), (api.Admin, Admin) }) (await ActorAsync(who, surface, own)).ShouldBe(me);
        (await ActorAsync(api.SellerA, Seller, operators)).ShouldBeNull();
        (await ActorAsync(api.Admin, Admin, operators)).ShouldBe(api.AdminId.Value.ToString());
        (await api.Admin.Get($"{Admin}/stockAdjustments/{own}/actor")).ShouldBe(200).Id.ShouldBe(me);

        async Task<string?> ActorAsync(HttpClient who, string surface, string id) => (string?)(await who.Get($"{surface}/stockAdjustments/{id}")).ShouldBe(200).Data["relationships"]!["actor"]!["data"]?["id"];
    }

    [Fact]
    public async Task A_reservation_tells_until_when_it_waits_for_its_money()
    {
        var method = (string)(await api.Admin.Get($"{Admin}/paymentMethods")).ShouldBe(200).Items.Single(item => (string)item!["attributes"]!["code"]! == "manual.transfer")!["id"]!;
        (await api.Admin.Patch($"{Admin}/paymentMethods/{method}", Documents.Of("paymentMethods", new { isActive = true }, id: method))).ShouldBe(200);
        var (sold, item) = (await api.Product(), "");
        item = await StockItem(sold.Listing);
        await Buy(sold, "cashOnDelivery");
        var payment = await Buy(sold, "manual.transfer");
        var mine = $"filter[stockItem]={item}";

        var all = (await api.SellerA.Get($"{Seller}/reservations?{mine}&sort=createdAt")).ShouldBe(200);
        var (placed, waiting) = (all.Items[0]!, all.Items[1]!);
        placed["attributes"]!["expiresAt"].ShouldBeNull();
        var until = waiting["attributes"]!["expiresAt"]!.GetValue<string>();
        DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        foreach (var (who, surface) in new[] { (api.SellerA, Seller), (api.Admin, Admin) })
        {
            (await Ids(who, $"{surface}/reservations?{mine}&filter[expiresAt][isNull]=true")).ShouldBe([(string)placed["id"]!]);
            (await Ids(who, $"{surface}/reservations?{mine}&filter[expiresAt][lte]={until}")).ShouldBe([(string)waiting["id"]!]);
            (await Ids(who, $"{surface}/reservations?{mine}&filter[expiresAt][lt]={until}")).ShouldBeEmpty();
            (await Ids(who, $"{surface}/reservations?{mine}&filter[expiresAt][ne]={until}")).ShouldBe([(string)placed["id"]!]);
        }

        (await api.Admin.Post($"{Admin}/captures", Documents.Of("captures", new { }, new { payment = Documents.To("payments", payment) }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await Ids(api.SellerA, $"{Seller}/reservations?{mine}&filter[expiresAt][isNull]=false")).ShouldBeEmpty(); // it is paid
    }

    /// <returns>The payment.</returns>
    private async Task<string> Buy(Sold sold, string method)
    {
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        return (string)(await guest.CheckOut(cart, "10.00", method: method)).ShouldBe(201).Included("payments").Single()["id"]!;
    }

    private async Task<string> Adjust(Sold sold) => await Adjust(api.SellerA, Seller, await StockItem(sold.Listing));

    private static async Task<string> Adjust(HttpClient who, string surface, string item) => (await who.Post(
        $"{surface}/stockAdjustments",
        Documents.Of("stockAdjustments", new { delta = 1, reason = "received" }, new { stockItem = Documents.To("stockItems", item) }),
        ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201).Id;

    private async Task<string> StockItem(string listing) => (await api.Admin.Get($"{Admin}/stockItems?filter[listing]={listing}")).ShouldBe(200).Items.Single()!["id"]!.GetValue<string>();

    private static async Task<string[]> Ids(HttpClient who, string url) => (await who.Get(url)).ShouldBe(200).Ids();
}
