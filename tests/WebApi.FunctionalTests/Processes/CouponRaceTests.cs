using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Pricing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>A code for a few, raced for by a crowd at two doors: it is used as often as it may be, and whoever comes too late is told the price without it.</summary>
[Collection<OnTwoNodes>]
public sealed class CouponRaceTests(TwoNodes nodes)
{
    private const int Crowd = 40;
    private const int Few = 7;

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 100)]
    [InlineData(true, 5)]
    public async Task A_code_for_a_few_is_used_by_a_few(bool ofTheCoupon, int stock)
    {
        var sold = await nodes.One.Product(stock: stock);
        var promotion = await nodes.One.SellerA.Promotion(new { name = "For a few", kind = "fixedAmount", amount = Documents.Money("1.00"), usageLimit = ofTheCoupon ? (int?)null : Few });
        var code = Seeding.Unique("FEW").Replace(' ', '-');
        await nodes.One.SellerA.Coupon(promotion, code, usageLimit: ofTheCoupon ? Few : null);
        var crowd = await nodes.One.ShoppersAsync(Crowd, "9.00", _ => [(sold, 1)]);
        foreach (var shopper in crowd) (await nodes.One.WithToken(shopper.Token).Redeem(shopper.Cart, code)).ShouldBe(201);

        var answers = await nodes.AtBothDoors(crowd).CheckOutPatientlyAsync();

        var winners = Math.Min(Few, stock);
        answers.Count(answer => (int)answer.Status == 201).ShouldBe(winners);
        foreach (var late in answers.Where(answer => (int)answer.Status != 201)) late.Body!["errors"]![0]!["code"]!.GetValue<string>().ShouldBeOneOf("price_changed", "insufficient_stock");
        (await nodes.One.SellerA.Get($"/api/v1/seller/promotions/{promotion}")).Attributes["usedCount"]!.GetValue<int>().ShouldBe(winners);
        (await nodes.One.SellerA.Get($"/api/v1/seller/coupons?filter[promotion]={promotion}")).Items.Single()!["attributes"]!["usedCount"]!.GetValue<int>().ShouldBe(winners);
        (await nodes.One.StockAsync(sold)).ShouldBe((stock, winners, stock - winners));
        await nodes.One.ShouldBeWholeAsync();
    }
}
