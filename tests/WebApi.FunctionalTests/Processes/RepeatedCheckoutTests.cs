namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Impatient clients: the same thing asked for many times at once happens once.</summary>
public sealed class RepeatedCheckoutTests(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task One_cart_under_twenty_keys_is_one_order()
    {
        var sold = await marketplace.Product(stock: 50);
        var shopper = (await marketplace.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];
        var before = await marketplace.ShouldBeWholeAsync();

        var answers = await Enumerable.Range(1, 20).Select(index => shopper with { Key = $"key-{index}" }).CheckOutTogetherAsync();

        answers.Select(answer => (int)answer.Status).Order().ShouldBe([.. Enumerable.Repeat(200, 19), 201]);
        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        (await marketplace.ShouldBeWholeAsync()).ShouldBe(before + 1);
        (await marketplace.StockAsync(sold)).ShouldBe((50, 2, 48));
    }

    [Fact]
    public async Task Forty_repeats_of_one_key_have_one_effect_and_one_answer()
    {
        var sold = await marketplace.Product(stock: 50);
        var shopper = (await marketplace.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];
        var before = await marketplace.ShouldBeWholeAsync();

        var answers = await Enumerable.Repeat(shopper, 40).CheckOutTogetherAsync();

        answers.ShouldAllBe(answer => (int)answer.Status == 201);
        answers.Select(answer => answer.Body!.ToJsonString()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Response.Headers.Contains("Idempotency-Replayed")).ShouldBe(39);
        (await marketplace.ShouldBeWholeAsync()).ShouldBe(before + 1);
        (await marketplace.StockAsync(sold)).ShouldBe((50, 2, 48));
    }
}
