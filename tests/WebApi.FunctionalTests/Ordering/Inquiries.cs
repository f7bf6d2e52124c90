using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Pricing;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Short ways to ask for what is sold on request only.</summary>
internal static class Inquiries
{
    public const string Requests = "/api/v1/purchaseRequests";

    public static object For(Sold sold, int quantity = 1, string? message = null, string country = "MU") =>
        Documents.Of("purchaseRequests", new { quantity, message, shippingAddress = Prices.AddressIn(country) }, new { listing = Documents.To("listings", sold.Listing) });

    /// <summary>Nobody buys it any more without having asked.</summary>
    public static async Task<Sold> OnRequest(this MarketplaceApi api, Sold? sold = null)
    {
        sold ??= await api.Product(api.SellerA);
        (await api.SellerA.Patch($"/api/v1/seller/listings/{sold.Listing}", Documents.Of("listings", new { mode = "purchaseRequest" }, id: sold.Listing), ("If-Match", "*"))).ShouldBe(200);
        return sold;
    }

    /// <param name="surface">With its slash; empty for the buyer's.</param>
    public static Task<Answered> MoveRequest(this HttpClient client, string surface, string request, string to, string? reason = null) =>
        client.Post($"/api/v1/{surface}purchaseRequests/{request}/transitions", Documents.Of("transitions", new { to, reason }));
}
