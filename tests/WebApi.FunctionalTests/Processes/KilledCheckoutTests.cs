using System.Diagnostics;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>The program dies in the middle of checkouts: what it promised is there, and nothing is there by half.</summary>
public sealed class KilledCheckoutTests(RunningMarketplace marketplace, ITestOutputHelper output) : IClassFixture<RunningMarketplace>
{
    private const int Rounds = 2;
    private const int Crowd = 50;
    private const int Stock = 10_000;

    [Fact]
    public async Task Every_order_survives_whole_and_every_request_can_be_repeated()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var shirt = await marketplace.Product(marketplace.SellerA, "10.00", Stock);
        var mug = await marketplace.Product(marketplace.SellerB, "2.50", Stock);

        for (var round = 1; round <= Rounds; round++)
        {
            var crowd = await marketplace.ShoppersAsync(Crowd, "15.00", index => index % 2 == 0 ? [(shirt, 1), (mug, 2)] : [(mug, 2), (shirt, 1)]);
            var answers = await KillAmongAsync(crowd, random.Next(Crowd - 5), random.Next(20));

            var restart = Stopwatch.StartNew();
            await marketplace.StartAsync();
            var survived = await marketplace.ShouldBeWholeAsync() - ((round - 1) * Crowd);
            output.WriteLine($"round {round}: {answers.Count(answer => answer is not null)} answered, {survived} placed, up again after {restart.ElapsedMilliseconds} ms");
            survived.ShouldBeGreaterThanOrEqualTo(answers.Count(answer => answer is not null));

            // The same keys again: what was answered is answered so again, what is unknown becomes an order or is one.
            var repeated = await crowd.CheckOutPatientlyAsync();
            for (var index = 0; index < Crowd; index++)
            {
                repeated[index].ShouldBe(201);
                if (answers[index] is not { } first) continue;
                repeated[index].Body!.ToJsonString().ShouldBe(first.Body!.ToJsonString());
                repeated[index].Response.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
            }

            repeated.Count(answer => answer.Response.Headers.Contains("Idempotency-Replayed")).ShouldBe(survived);
            (await marketplace.ShouldBeWholeAsync()).ShouldBe(round * Crowd);
            (await marketplace.StockAsync(shirt)).ShouldBe((Stock, round * Crowd, Stock - (round * Crowd)));
            (await marketplace.StockAsync(mug)).ShouldBe((Stock, 2 * round * Crowd, Stock - (2 * round * Crowd)));
        }

        // Every buyer hears of the order, whenever the program died.
        var orders = await marketplace.ReadAsync(db => db.Orders.Select(order => order.Number).ToListAsync());
        var told = new Mailbox(Path.Combine(marketplace.Folder, "mail"));
        await ((Func<Task<int>>)(() => Task.FromResult(orders.Except(told.To("buyer@example.com").Select(mail => mail.Subject.Split(' ')[2]), StringComparer.Ordinal).Count()))).ShouldBecome(0, TimeSpan.FromMinutes(4));
    }

    /// <summary>Kills the program a moment after so many were answered; null stands for those that never heard of it.</summary>
    private async Task<Answered?[]> KillAmongAsync(Shopper[] crowd, int answered, int milliseconds)
    {
        var heard = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = crowd.Select(async shopper =>
        {
            try
            {
                var answer = (await shopper.CheckOut()).ShouldBe(201);
                if (Interlocked.Increment(ref heard) > answered) enough.TrySetResult();
                return answer;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(running));
        await Task.Delay(milliseconds);
        await marketplace.KillAsync();
        return await Task.WhenAll(running);
    }
}
