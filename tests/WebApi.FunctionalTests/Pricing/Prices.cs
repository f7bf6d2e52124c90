using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>Short ways to taxes, promotions and codes.</summary>
internal static class Prices
{
    public static object AddressIn(string country, string? subdivision = null) => new { name = "A. Buyer", line1 = "1 Quay Road", city = "Town", country, subdivision };

    public static Task<Answered> BuyAsync(HttpClient buyer, string cart, string total, object? address = null) => buyer.Post(
        "/api/v1/checkouts?include=order.sellerOrders",
        Documents.Of("checkouts", new { expectedTotal = Documents.Money(total), email = "buyer@example.com", paymentMethod = "cashOnDelivery", shippingAddress = address, billingAddress = Seeding.Address }, new { cart = Documents.To("carts", cart) }),
        ("Idempotency-Key", Guid.NewGuid().ToString()));

    extension(IMarketplace api)
    {
        public async Task<string> TaxClass(bool isDefault = false) =>
            (await api.Admin.Post("/api/v1/admin/taxClasses", Documents.Of("taxClasses", new { code = Seeding.Unique("class"), name = Seeding.Unique("Class"), isDefault }))).ShouldBe(201).Id;

        /// <summary>The class of what names none.</summary>
        public async Task<string> DefaultTaxClass()
        {
            var found = (await api.Admin.Get("/api/v1/admin/taxClasses?page[size]=100")).ShouldBe(200).Items.Where(item => item!["attributes"]!["isDefault"]!.GetValue<bool>()).ToList();
            return found.Count == 0 ? await api.TaxClass() : found.ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        }

        public async Task<string> TaxRate(string taxClass, string country, string rate, bool included = false, string? subdivision = null, string name = "VAT", string? endsOn = null) => (await api.Admin.Post(
            "/api/v1/admin/taxRates",
            Documents.Of("taxRates", new { name, country, subdivision, rate, isIncludedInPrice = included, endsOn }, new { taxClass = Documents.To("taxClasses", taxClass) }))).ShouldBe(201).Id;
    }

    extension(HttpClient owner)
    {
        /// <summary>A way of the client's seller to hand over what it sells, to one country at one price.</summary>
        public async Task<string> Way(string kind, string amount, string name, string country)
        {
            var method = (await owner.Post("/api/v1/seller/shippingMethods", Documents.Of("shippingMethods", new { name, kind }))).ShouldBe(201).Id;
            await owner.RateOf(method, country, amount);
            return method;
        }

        public async Task RateOf(string method, string country, string amount)
        {
            var zone = (await owner.Post("/api/v1/seller/shippingZones", Documents.Of("shippingZones", new { name = Seeding.Unique("Zone"), countries = new[] { country } }))).ShouldBe(201).Id;
            (await owner.Post("/api/v1/seller/shippingRates", Seeding.Rate(method, zone, amount, basis: "flat", minimum: null, maximum: null))).ShouldBe(201);
        }

        /// <summary>A promotion that holds; of the client's seller, or of the marketplace.</summary>
        public async Task<string> Promotion(object attributes, object? relationships = null, string surface = "/api/v1/seller")
        {
            var promotion = (await owner.Post($"{surface}/promotions", Documents.Of("promotions", attributes, relationships))).ShouldBe(201).Id;
            (await owner.MovePromotion(promotion, "active", surface)).ShouldBe(201);
            return promotion;
        }

        public Task<Answered> MovePromotion(string promotion, string to, string surface = "/api/v1/seller") =>
            owner.Post($"{surface}/promotions/{promotion}/transitions", Documents.Of("transitions", new { to }));

        public async Task<string> Coupon(string promotion, string code, string surface = "/api/v1/seller", int? usageLimit = null, string? expiresAt = null) => (await owner.Post(
            $"{surface}/coupons", Documents.Of("coupons", new { code, usageLimit, expiresAt }, new { promotion = Documents.To("promotions", promotion) }))).ShouldBe(201).Id;

        public Task<Answered> Redeem(string cart, string code) => owner.Post("/api/v1/couponRedemptions", Documents.Of("couponRedemptions", new { code }, new { cart = Documents.To("carts", cart) }));

        public async Task<(string Items, string Discount, string Tax, string Included, string Total)> CartTotals(string cart)
        {
            var told = (await owner.Get($"/api/v1/carts/{cart}")).ShouldBe(200);
            return (told.Amount("itemTotal"), told.Amount("discountTotal"), told.Amount("taxTotal"), told.Amount("includedTaxTotal"), told.Amount("grandTotal"));
        }

        public async Task GoTo(string cart, object address) => (await owner.Patch($"/api/v1/carts/{cart}", Documents.Of("carts", new { shippingAddress = address }, id: cart))).ShouldBe(200);
    }

    public static string Amount(this Answered answer, string attribute) => answer.Data.Amount(attribute);

    public static string Amount(this JsonNode resource, string attribute) => resource["attributes"]![attribute]!["amount"]!.GetValue<string>();
}
