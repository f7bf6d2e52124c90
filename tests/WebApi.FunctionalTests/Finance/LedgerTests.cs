using System.Globalization;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Finance;

/// <summary>From a sale against cash to the books, as its seller and the operators read them. The only sale of its marketplace.</summary>
public sealed class LedgerTests(MarketplaceApi api) : CashSales(api)
{
    [Fact]
    public async Task A_seller_collects_cash_owes_the_commission_and_reads_why()
    {
        var before = DateTimeOffset.UtcNow;
        var part = await ShippedAsync(Api.SellerA);
        var order = (await Api.SellerA.Get($"/api/v1/seller/sellerOrders/{part}?include=commissionLines")).ShouldBe(200);
        (Amount(order, "total"), Amount(order, "commissionTotal"), Amount(order, "netTotal"), order.Attributes["paymentStatus"]!.GetValue<string>()).ShouldBe(("20.00", "2.30", "17.70", "unpaid"));
        order.Included("commissionLines").ShouldHaveSingleItem()["attributes"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("2.30");

        var collection = (await CollectAsync(part, "20.00")).ShouldBe(201);

        (await Api.SellerA.Get($"{Collections}/{collection.Id}?include=sellerOrder")).ShouldBe(200).Included("sellerOrders").ShouldHaveSingleItem()["attributes"]!["paymentStatus"]!.GetValue<string>().ShouldBe("paid");
        var balance = (await Api.SellerA.Get("/api/v1/seller/balances?filter[currency]=USD")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (balance["debt"]!["amount"]!.GetValue<string>(), balance["pending"]!["amount"]!.GetValue<string>()).ShouldBe(("2.30", "0.00"));
        var entry = (await Api.SellerA.Get($"/api/v1/seller/ledgerEntries?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        var told = entry["attributes"]!;
        (told["direction"]!.GetValue<string>(), told["accountKind"]!.GetValue<string>(), told["amount"]!["amount"]!.GetValue<string>(), told["balanceAfter"]!["amount"]!.GetValue<string>()).ShouldBe(("debit", "debt", "2.30", "2.30"));
        entry["relationships"]!["account"].ShouldBeNull();

        var journal = (await Api.Admin.Get("/api/v1/admin/journalEntries?filter[sourceType]=cashCollections&include=entries.account")).ShouldBe(200);
        journal.Items.ShouldHaveSingleItem()!["relationships"]!["source"]!["data"]!["id"]!.GetValue<string>().ShouldBe(collection.Id);
        journal.Included("ledgerEntries").Count().ShouldBe(3);
        (await Api.Admin.Get("/api/v1/admin/ledgerAccounts?filter[kind]=commissionRevenue")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["balance"]!["amount"]!.GetValue<string>().ShouldBe("2.00");
        var trial = (await Api.Admin.Get("/api/v1/admin/trialBalances?filter[currency]=USD")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (trial["debitTotal"]!["amount"]!.GetValue<string>(), trial["creditTotal"]!["amount"]!.GetValue<string>(), trial["difference"]!["amount"]!.GetValue<string>()).ShouldBe(("2.30", "2.30", "0.00"));
        (await Api.Admin.Get($"/api/v1/admin/trialBalances?filter[at]={before.AddMinutes(-10).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    private static string Amount(Answered answer, string attribute) => answer.Attributes[attribute]!["amount"]!.GetValue<string>();
}
