using System.Globalization;
using Marketplace.Domain.Finance;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Finance;

/// <summary>A marketplace that takes 10 % and 15 % tax on that, and sales against cash in it.</summary>
public abstract class CashSales(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    protected const string Collections = "/api/v1/seller/cashCollections";

    protected MarketplaceApi Api => api;

    public async ValueTask InitializeAsync()
    {
        var rule = CommissionRule.DefaultId.Value.ToString();
        (await api.Admin.Patch($"/api/v1/admin/commissionRules/{rule}", Documents.Of("commissionRules", new { rate = "10", taxRate = "15" }, id: rule), ("If-Match", "*"))).ShouldBe(200);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static object Cash(string part, string amount) => Documents.Of(
        "cashCollections", new { amount = Documents.Money(amount), collectedAt = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture) }, new { sellerOrder = Documents.To("sellerOrders", part) });

    protected Task<Answered> CollectAsync(string part, string amount, HttpClient? seller = null) =>
        (seller ?? api.SellerA).Post(Collections, Cash(part, amount), ("Idempotency-Key", Guid.NewGuid().ToString()));

    /// <summary>Two at 10.00, on their way to a guest.</summary>
    protected async Task<string> ShippedAsync(HttpClient seller)
    {
        var sold = await api.Product(seller);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, 2)).ShouldBe(201);
        var part = (await guest.CheckOut(cart, "20.00")).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem()["id"]!.GetValue<string>();
        foreach (var to in (string[])["processing", "shipped"]) (await seller.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        return part;
    }
}
