using System.Globalization;
using Marketplace.Domain.Finance;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Finance;

/// <summary>From a sale against cash to the books, as its seller and the operators read them.</summary>
public sealed class LedgerTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private const string Collections = "/api/v1/seller/cashCollections";

    public async ValueTask InitializeAsync()
    {
        var rule = CommissionRule.DefaultId.Value.ToString();
        (await api.Admin.Patch($"/api/v1/admin/commissionRules/{rule}", Documents.Of("commissionRules", new { rate = "10", taxRate = "15" }, id: rule), ("If-Match", "*"))).ShouldBe(200);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_seller_collects_cash_owes_the_commission_and_reads_why()
    {
        var before = DateTimeOffset.UtcNow;
        var part = await ShippedAsync(api.SellerA);
        var order = (await api.SellerA.Get($"/api/v1/seller/sellerOrders/{part}?include=commissionLines")).ShouldBe(200);
        (Amount(order, "total"), Amount(order, "commissionTotal"), Amount(order, "netTotal"), order.Attributes["paymentStatus"]!.GetValue<string>()).ShouldBe(("20.00", "2.30", "17.70", "unpaid"));
        order.Included("commissionLines").ShouldHaveSingleItem()["attributes"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("2.30");

        var collection = (await CollectAsync(part, "20.00")).ShouldBe(201);

        (await api.SellerA.Get($"{Collections}/{collection.Id}?include=sellerOrder")).ShouldBe(200).Included("sellerOrders").ShouldHaveSingleItem()["attributes"]!["paymentStatus"]!.GetValue<string>().ShouldBe("paid");
        var balance = (await api.SellerA.Get("/api/v1/seller/balances?filter[currency]=USD")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (balance["debt"]!["amount"]!.GetValue<string>(), balance["pending"]!["amount"]!.GetValue<string>()).ShouldBe(("2.30", "0.00"));
        var entry = (await api.SellerA.Get($"/api/v1/seller/ledgerEntries?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        var told = entry["attributes"]!;
        (told["direction"]!.GetValue<string>(), told["accountKind"]!.GetValue<string>(), told["amount"]!["amount"]!.GetValue<string>(), told["balanceAfter"]!["amount"]!.GetValue<string>()).ShouldBe(("debit", "debt", "2.30", "2.30"));
        entry["relationships"]!["account"].ShouldBeNull();

        var journal = (await api.Admin.Get("/api/v1/admin/journalEntries?filter[sourceType]=cashCollections&include=entries.account")).ShouldBe(200);
        journal.Items.ShouldHaveSingleItem()!["relationships"]!["source"]!["data"]!["id"]!.GetValue<string>().ShouldBe(collection.Id);
        journal.Included("ledgerEntries").Count().ShouldBe(3);
        (await api.Admin.Get("/api/v1/admin/ledgerAccounts?filter[kind]=commissionRevenue")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["balance"]!["amount"]!.GetValue<string>().ShouldBe("2.00");
        var trial = (await api.Admin.Get("/api/v1/admin/trialBalances?filter[currency]=USD")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (trial["debitTotal"]!["amount"]!.GetValue<string>(), trial["creditTotal"]!["amount"]!.GetValue<string>(), trial["difference"]!["amount"]!.GetValue<string>()).ShouldBe(("2.30", "2.30", "0.00"));
        (await api.Admin.Get($"/api/v1/admin/trialBalances?filter[at]={before.AddMinutes(-10).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_reads_another_one_s_money()
    {
        var part = await ShippedAsync(api.SellerB);
        (await CollectAsync(part, "20.00", api.SellerB)).ShouldBe(201);

        foreach (var type in (string[])["ledgerEntries", "commissionLines", "cashCollections"])
        {
            (await api.SellerB.Get($"/api/v1/seller/{type}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem();
            (await api.SellerA.Get($"/api/v1/seller/{type}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldBeEmpty();
        }

        (await api.SellerA.Get("/api/v1/seller/trialBalances")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get("/api/v1/seller/ledgerAccounts")).ShouldBeError(404, "not_found");
        (await CollectAsync(part, "20.00")).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");
    }

    [Fact]
    public async Task Cash_is_what_is_due_and_collected_once()
    {
        var part = await ShippedAsync(api.SellerA);

        (await CollectAsync(part, "19.99")).ShouldBeError(422, "invalid_value", "/data/attributes/amount");
        (await api.SellerA.Post(Collections, Cash(part, "20.00"))).ShouldBeError(400, "idempotency_key_required", header: "Idempotency-Key");
        (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = "delivered" }))).ShouldBe(201);
        (await api.SellerA.Get($"{Collections}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["amount"]!["amount"]!.GetValue<string>().ShouldBe("20.00");
        (await CollectAsync(part, "20.00")).ShouldBeError(409, "already_exists");
    }

    private static string Amount(Answered answer, string attribute) => answer.Attributes[attribute]!["amount"]!.GetValue<string>();

    private static object Cash(string part, string amount) => Documents.Of(
        "cashCollections", new { amount = Documents.Money(amount), collectedAt = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture) }, new { sellerOrder = Documents.To("sellerOrders", part) });

    private Task<Answered> CollectAsync(string part, string amount, HttpClient? seller = null) =>
        (seller ?? api.SellerA).Post(Collections, Cash(part, amount), ("Idempotency-Key", Guid.NewGuid().ToString()));

    /// <summary>Two at 10.00, on their way to a guest.</summary>
    private async Task<string> ShippedAsync(HttpClient seller)
    {
        var sold = await api.Product(seller);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, 2)).ShouldBe(201);
        var part = (await guest.CheckOut(cart, "20.00")).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem()["id"]!.GetValue<string>();
        foreach (var to in (string[])["processing", "shipped"]) (await seller.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        return part;
    }
}
