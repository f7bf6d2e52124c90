using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests;

/// <summary>What a test needs before its own first step, made over HTTP as its owner would.</summary>
internal static class Seeding
{
    private static int counter;

    public static string Unique(string word) => $"{word}-{Interlocked.Increment(ref counter)}-{Guid.NewGuid():N}"[..Math.Min(40, word.Length + 20)];

    extension(IMarketplace api)
    {
        public async Task<string> Category(string? parent = null, string? name = null)
        {
            var made = await api.Admin.Post(
                "/api/v1/admin/categories",
                Documents.Of("categories", new { name = name ?? Unique("Category") }, parent is null ? null : new { parent = Documents.To("categories", parent) }));
            return made.ShouldBe(201).Id;
        }

        /// <summary>A published product of a seller with one variant, one listing and so many in stock.</summary>
        public async Task<Sold> Product(HttpClient? seller = null, string price = "10.00", int stock = 10, string? name = null, string? category = null, string currency = "USD")
        {
            seller ??= api.SellerA;
            category ??= await api.Category();
            name ??= Unique("Product");
            var product = await seller.Post(
                "/api/v1/seller/products?include=variants,listings",
                Documents.Of("products", new { name, price = Documents.Money(price, currency), stock }, new { category = Documents.To("categories", category) }));
            product.ShouldBe(201);
            (await seller.Post($"/api/v1/seller/products/{product.Id}/transitions", Documents.Of("transitions", new { to = "published" }))).ShouldBe(201);
            var included = product.Body!["included"]!.AsArray();
            string First(string type) => included.First(resource => resource!["type"]!.GetValue<string>() == type)!["id"]!.GetValue<string>();
            return new Sold(product.Id, First("variants"), First("listings"), name, category);
        }

        public async Task<string> Tag(string? name = null) => (await api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { name = name ?? Unique("Tag") }))).ShouldBe(201).Id;

        /// <summary>The state of its listing, as an admin reads it.</summary>
        public Func<Task<string>> Status(Sold sold) => async () => (await api.Admin.Get($"/api/v1/admin/listings/{sold.Listing}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();

        /// <summary>A guest with a cart: the client that owns it, and its id.</summary>
        public async Task<(HttpClient Client, string Cart)> GuestCart()
        {
            var cart = (await api.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201);
            return (api.WithToken(cart.Data["meta"]!["guestToken"]!.GetValue<string>()), cart.Id);
        }
    }

    extension(HttpClient client)
    {
        /// <summary>An active listing of somebody's variant.</summary>
        public async Task<string> Offer(string variant, string price, int stock = 5)
        {
            var made = await client.Post(
                "/api/v1/seller/listings", Documents.Of("listings", new { price = Documents.Money(price), stock }, new { variant = Documents.To("variants", variant) }));
            made.ShouldBe(201);
            if (made.Attributes["status"]!.GetValue<string>() == "active") return made.Id;
            (await client.Post($"/api/v1/seller/listings/{made.Id}/transitions", Documents.Of("transitions", new { to = "active" }))).ShouldBe(201);
            return made.Id;
        }

        /// <summary>A new price for a listing of one's own.</summary>
        public async Task Reprice(string listing, string amount)
        {
            var price = (await client.Get($"/api/v1/seller/listings/{listing}/prices")).Items[0]!["id"]!.GetValue<string>();
            (await client.Patch($"/api/v1/seller/prices/{price}", Documents.Of("prices", new { amount = Documents.Money(amount) }, id: price), ("If-Match", "*"))).ShouldBe(200);
        }

        /// <summary>A shipping method of a seller with a zone and a rate of its own.</summary>
        public async Task<Sent> Shipping(string amount = "5.00")
        {
            var method = (await client.Post("/api/v1/seller/shippingMethods", Documents.Of("shippingMethods", new { name = Unique("Post"), kind = "shipping", carrier = "Mauritius Post", leadTime = "P2D" }))).ShouldBe(201).Id;
            var zone = (await client.Post("/api/v1/seller/shippingZones", Documents.Of("shippingZones", new { name = Unique("Home"), countries = new[] { "MU" }, postalCodes = new[] { "113*" } }))).ShouldBe(201).Id;
            var rate = (await client.Post("/api/v1/seller/shippingRates", Rate(method, zone, amount))).ShouldBe(201).Id;
            return new Sent(method, zone, rate);
        }
    }

    /// <summary>A whole picture of one pixel.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    extension(HttpClient owner)
    {
        public async Task<Answered> UploadPictureAsync(string surface = "/api/v1")
        {
            using var content = new ByteArrayContent(Pixel);
            content.Headers.ContentType = new("image/png");
            var response = await owner.PostAsync(new Uri($"{surface}/uploads", UriKind.Relative), content, TestContext.Current.CancellationToken);
            return new Answered(response, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
    }

    extension(HttpClient buyer)
    {
        public Task<Answered> AddToCart(string cart, string listing, int quantity = 1) => buyer.Post(
            "/api/v1/cartLines", Documents.Of("cartLines", new { quantity }, new { cart = Documents.To("carts", cart), listing = Documents.To("listings", listing) }));

        public Task<Answered> CheckOut(string cart, string total, string? key = null, string currency = "USD", string query = "?include=order.sellerOrders.lines,payment", string email = "buyer@example.com", object? address = null, string method = "cashOnDelivery") => buyer.Post(
            "/api/v1/checkouts" + query,
            Documents.Of(
                "checkouts",
                new { expectedTotal = Documents.Money(total, currency), email, paymentMethod = method, shippingAddress = address ?? Address, billingAddress = Address },
                new { cart = Documents.To("carts", cart) }),
            ("Idempotency-Key", $"\"{key ?? Guid.NewGuid().ToString()}\""));
    }

    public static object Rate(string method, string zone, string amount = "5.00", string currency = "USD", string basis = "weight", string? minimum = "0", string? maximum = "5") => Documents.Of(
        "shippingRates", new { basis, amount = Documents.Money(amount, currency), minimum, maximum }, new { method = Documents.To("shippingMethods", method), zone = Documents.To("shippingZones", zone) });

    public static object Address { get; } = new { name = "A. Buyer", line1 = "1 Quay Road", city = "Port Louis", postalCode = "11302", country = "MU" };

    public static IEnumerable<JsonNode> Included(this Answered answer, string type) =>
        answer.Body!["included"]!.AsArray().Where(resource => resource!["type"]!.GetValue<string>() == type)!;
}

internal sealed record Sent(string Method, string Zone, string Rate);

internal sealed record Sold(string Product, string Variant, string Listing, string Name, string Category);
