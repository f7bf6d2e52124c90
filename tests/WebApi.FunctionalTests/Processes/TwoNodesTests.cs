using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>A crowd that is served by two programs: what is promised of one holds for all of them together .</summary>
[Collection<OnTwoNodes>]
public sealed class TwoNodesTests(TwoNodes nodes, ITestOutputHelper output)
{
    private const int Crowd = 60;

    [Fact]
    [Trait("Rule", "R-01")]
    public async Task Ten_units_go_to_exactly_ten_of_a_crowd_at_both_doors()
    {
        for (var round = 0; round < 2; round++)
        {
            var sold = await nodes.One.Product(stock: 10);
            var crowd = await nodes.One.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]);

            (await nodes.AtBothDoors(crowd).CheckOutPatientlyAsync()).ShouldBeSoldTo(10);

            (await nodes.One.StockAsync(sold)).ShouldBe((10, 10, 0));
        }

        await nodes.One.ShouldBeWholeAsync();
    }

    [Fact]
    [Trait("Rule", "R-04")]
    public async Task One_key_at_both_doors_has_one_effect_and_one_answer()
    {
        var sold = await nodes.One.Product(stock: 50);
        var shopper = (await nodes.One.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];

        var answers = await nodes.AtBothDoors(Enumerable.Repeat(shopper, 40)).CheckOutTogetherAsync();

        answers.ShouldAllBe(answer => (int)answer.Status == 201);
        answers.Select(answer => answer.Body!.ToJsonString()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Response.Headers.Contains("Idempotency-Replayed")).ShouldBe(39);
        await nodes.One.ShouldBeWholeAsync();
        (await nodes.One.StockAsync(sold)).ShouldBe((50, 2, 48));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(2)] // all that there is, which nobody but its buyer has taken
    public async Task One_cart_under_many_keys_at_both_doors_is_one_order(int stock)
    {
        var sold = await nodes.One.Product(stock: stock);
        var shopper = (await nodes.One.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];

        var answers = await nodes.AtBothDoors(Enumerable.Range(1, 20).Select(index => shopper with { Key = $"key-{index}" })).CheckOutTogetherAsync();

        answers.Select(answer => (int)answer.Status).Order().ShouldBe([.. Enumerable.Repeat(200, 19), 201]);
        (await nodes.One.StockAsync(sold)).ShouldBe((stock, 2, stock - 2));
        await nodes.One.ShouldBeWholeAsync();
    }

    [Fact]
    [Trait("Rule", "R-02")]
    public async Task What_a_killed_node_has_promised_the_other_keeps()
    {
        var sold = await nodes.One.Product(stock: 1000);
        var crowd = nodes.AtBothDoors(await nodes.One.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        var (left, enough) = (Random.Shared.Next(1, 6), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        output.WriteLine($"killed after {left} answers of its own");

        var answers = Task.WhenAll(crowd.Select(TryAsync));
        await Task.WhenAny(enough.Task, answers);
        await nodes.One.KillAsync();
        var first = await answers;

        var repeated = await Task.WhenAll(crowd.Select(shopper => (shopper with { Marketplace = nodes.Other }).CheckOut()));
        var unanswered = first.Count(answer => answer is null);
        output.WriteLine($"{unanswered} of {Crowd} got no answer");
        unanswered.ShouldBeGreaterThan(0, "it was killed too late");
        for (var index = 0; index < Crowd; index++)
        {
            repeated[index].ShouldBe(201);
            if (first[index] is { } answer) repeated[index].Id.ShouldBe(answer.ShouldBe(201).Id);
        }

        await nodes.Other.ShouldBeWholeAsync();
        (await nodes.Other.StockAsync(sold)).ShouldBe((1000, Crowd, 1000 - Crowd));
        await nodes.One.StartAsync();

        // Null: nobody knows what became of it.
        async Task<Answered?> TryAsync(Shopper shopper)
        {
            try
            {
                var answer = await shopper.CheckOut();
                if (shopper.Marketplace == nodes.One && Interlocked.Decrement(ref left) == 0) enough.SetResult();
                return answer;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }
}
