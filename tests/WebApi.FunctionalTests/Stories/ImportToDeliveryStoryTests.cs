using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Stories;

/// <summary>The whole story in a row: a seller's file becomes products, the public finds them, a guest buys from two sellers, both deliver, and the books agree.</summary>
public sealed class ImportToDeliveryStoryTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string File = """
        Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price
        tin-kettle,Tin Kettle,<p>Two litres.</p>,Quay Works,,"Tin, Kettle",false,Title,Default Title,QW-1,4,24.50,30
        wool-scarf,Wool Scarf,Warm.,Hill Farm,,Wool,true,Colour,Red,HF-RED,2,39.90,
        wool-scarf,,,,,,,,Blue,HF-BLUE,0,39.90,
        """;

    [Fact]
    public async Task From_a_file_of_products_to_a_delivered_order_of_two_sellers()
    {
        var category = await api.Category();
        var kettle = await ImportAndPublish(category);
        var mug = await api.Product(api.SellerB, "12.50", 3, "Coral mug", category);

        var shelf = (await api.Anonymous.Get($"/api/v1/products?filter[category]={category}&sort=price&include=defaultListing.seller")).ShouldBe(200);
        Names(shelf).ShouldBe(["Coral mug", "Tin Kettle", "Wool Scarf"]);
        Names((await api.Anonymous.Get("/api/v1/products?filter[q]=tin kett")).ShouldBe(200)).ShouldBe(["Tin Kettle"]);

        var (guest, order) = await Buy((kettle, 2), (mug.Listing, 1));
        foreach (var (seller, total) in new[] { (api.SellerA, "49.00"), (api.SellerB, "12.50") }) await Deliver(seller, total);

        var read = (await guest.Get($"/api/v1/orders/{order}?include=sellerOrders.lines,payments")).ShouldBe(200);
        read.Attributes["grandTotal"]!["amount"]!.GetValue<string>().ShouldBe("61.50");
        read.Attributes["fulfilmentStatus"]!.GetValue<string>().ShouldBe("delivered");
        read.Included("orderLines").Select(line => $"{line["attributes"]!["quantity"]} {line["attributes"]!["name"]}").Order(StringComparer.Ordinal).ShouldBe(["1 Coral mug", "2 Tin Kettle"]);
        foreach (var part in read.Included("sellerOrders"))
        {
            part["attributes"]!["status"]!.GetValue<string>().ShouldBe("delivered");
            var moves = (await guest.Get($"/api/v1/sellerOrders/{part["id"]}/transitions")).ShouldBe(200).Items;
            moves.Select(move => move!["attributes"]!["to"]!.GetValue<string>()).TakeLast(4).ShouldBe(["confirmed", "processing", "shipped", "delivered"]);
        }

        await StockAgrees(api.SellerA, kettle, 2);
        await StockAgrees(api.SellerB, mug.Listing, 2);
    }

    /// <summary>The job ends, every row is accounted for, and the draft of the file goes on sale.</summary>
    /// <returns>The listing of the kettle.</returns>
    private async Task<string> ImportAndPublish(string category)
    {
        var slug = (await api.Admin.Get($"/api/v1/admin/categories/{category}")).ShouldBe(200).Attributes["slug"]!.GetValue<string>();
        var job = (await api.SellerA.Call(HttpMethod.Post, $"/api/v1/seller/imports?defaultCategory={slug}", File, "text/csv", [])).ShouldBe(202).Id;
        var status = async () => (await api.SellerA.Get($"/api/v1/seller/jobs/{job}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();
        await status.ShouldBecome("succeeded");
        var import = (await api.SellerA.Get("/api/v1/seller/imports")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (import["status"]!.GetValue<string>(), import["succeededCount"]!.GetValue<int>(), import["failedCount"]!.GetValue<int>()).ShouldBe(("completed", 3, 0));

        var product = (await api.SellerA.Get("/api/v1/seller/products?filter[variants.sku]=QW-1&include=listings")).ShouldBe(200);
        var draft = product.Items.ShouldHaveSingleItem()!;
        draft["attributes"]!["status"]!.GetValue<string>().ShouldBe("draft");
        (await api.SellerA.Post($"/api/v1/seller/products/{draft["id"]}/transitions", Documents.Of("transitions", new { to = "published" }))).ShouldBe(201);
        return product.Included("listings").ShouldHaveSingleItem()["id"]!.GetValue<string>();
    }

    private async Task<(HttpClient Guest, string Order)> Buy(params (string Listing, int Quantity)[] wanted)
    {
        var (guest, cart) = await api.GuestCart();
        foreach (var (listing, quantity) in wanted) (await guest.AddToCart(cart, listing, quantity)).ShouldBe(201);
        (await guest.CheckOut(cart, "61.49")).ShouldBeError(409, "price_changed");
        var checkout = (await guest.CheckOut(cart, "61.50")).ShouldBe(201);
        checkout.Included("sellerOrders").Count().ShouldBe(2);
        return (guest, checkout.Included("orders").ShouldHaveSingleItem()["id"]!.GetValue<string>());
    }

    private static async Task Deliver(HttpClient seller, string total)
    {
        var part = (await seller.Get("/api/v1/seller/sellerOrders")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        part["attributes"]!["total"]!["amount"]!.GetValue<string>().ShouldBe(total);
        part["attributes"]!["status"]!.GetValue<string>().ShouldBe("confirmed");
        foreach (var to in (string[])["processing", "shipped", "delivered"])
        {
            (await seller.Post($"/api/v1/seller/sellerOrders/{part["id"]}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        }
    }

    /// <summary>What was sold has left the house, nothing is held any more, and the movements add up.</summary>
    private static async Task StockAgrees(HttpClient seller, string listing, int left)
    {
        var item = (await seller.Get($"/api/v1/seller/stockItems?filter[listing]={listing}")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        var stock = item["attributes"]!;
        (stock["onHand"]!.GetValue<int>(), stock["reserved"]!.GetValue<int>(), stock["available"]!.GetValue<int>()).ShouldBe((left, 0, left));
        (await seller.Get($"/api/v1/seller/stockMovements?filter[stockItem]={item["id"]}")).ShouldBe(200).Items.Sum(move => move!["attributes"]!["quantity"]!.GetValue<int>()).ShouldBe(left);
    }

    private static IEnumerable<string> Names(Answered answer) => answer.Items.Select(item => item!["attributes"]!["name"]!.GetValue<string>());
}
