using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Finance;

/// <summary>Who collects cash, how much and how often.</summary>
public sealed class CashCollectionTests(MarketplaceApi api) : CashSales(api)
{
    [Fact]
    public async Task Nobody_reads_another_one_s_money()
    {
        var part = await ShippedAsync(Api.SellerB);
        (await CollectAsync(part, "20.00", Api.SellerB)).ShouldBe(201);

        foreach (var type in (string[])["ledgerEntries", "commissionLines", "cashCollections"])
        {
            (await Api.SellerB.Get($"/api/v1/seller/{type}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem();
            (await Api.SellerA.Get($"/api/v1/seller/{type}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldBeEmpty();
        }

        (await Api.SellerA.Get("/api/v1/seller/trialBalances")).ShouldBeError(404, "not_found");
        (await Api.SellerA.Get("/api/v1/seller/ledgerAccounts")).ShouldBeError(404, "not_found");
        (await CollectAsync(part, "20.00")).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");
    }

    [Fact]
    public async Task Cash_is_what_is_due_and_collected_once()
    {
        var part = await ShippedAsync(Api.SellerA);

        (await CollectAsync(part, "19.99")).ShouldBeError(422, "invalid_value", "/data/attributes/amount");
        (await Api.SellerA.Post(Collections, Cash(part, "20.00"))).ShouldBeError(400, "idempotency_key_required", header: "Idempotency-Key");
        (await Api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = "delivered" }))).ShouldBe(201);
        (await Api.SellerA.Get($"{Collections}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["amount"]!["amount"]!.GetValue<string>().ShouldBe("20.00");
        (await CollectAsync(part, "20.00")).ShouldBeError(409, "already_exists");
    }
}
