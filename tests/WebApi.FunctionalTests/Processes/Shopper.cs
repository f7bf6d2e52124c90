using System.Diagnostics;
using System.Net;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>A guest with a filled cart and the key under which it will be bought; that outlives the program.</summary>
internal sealed record Shopper(RunningMarketplace Marketplace, string Token, string Cart, string Total)
{
    public string Key { get; init; } = Guid.NewGuid().ToString();

    public Task<Answered> CheckOut() => Marketplace.WithToken(Token).CheckOut(Cart, Total, Key, query: "");
}

internal static class Shoppers
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(60);

    /// <summary>Every shopper has a cart of its own, filled in the order of the lines.</summary>
    public static async Task<Shopper[]> ShoppersAsync(this RunningMarketplace marketplace, int count, string total, Func<int, (Sold Sold, int Quantity)[]> lines)
    {
        var shoppers = new Shopper[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, _) =>
        {
            var (client, cart) = await marketplace.GuestCart();
            foreach (var (sold, quantity) in lines(index)) (await client.AddToCart(cart, sold.Listing, quantity)).ShouldBe(201);
            shoppers[index] = new Shopper(marketplace, client.DefaultRequestHeaders.Authorization!.Parameter!, cart, total);
        });
        return shoppers;
    }

    /// <summary>All of it at once: everybody stands at the line before anybody runs.</summary>
    public static async Task<Answered[]> CheckOutTogetherAsync(this IEnumerable<Shopper> shoppers)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = shoppers.Select(async shopper =>
        {
            await start.Task;
            return await shopper.CheckOut();
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }

    /// <summary>All of it at once, and once more by who is told that it is busy, as any client does.</summary>
    public static async Task<Answered[]> CheckOutPatientlyAsync(this Shopper[] shoppers)
    {
        var answers = await shoppers.CheckOutTogetherAsync();
        for (var index = 0; index < answers.Length; index++) answers[index] = await PatientlyAsync(shoppers[index].CheckOut, answers[index]);
        return answers;
    }

    /// <summary>Asks once more where it is told that it is busy.</summary>
    /// <param name="first">What was answered already.</param>
    public static async Task<Answered> PatientlyAsync(Func<Task<Answered>> ask, Answered? first = null)
    {
        var answer = first ?? await ask();
        for (var watch = Stopwatch.StartNew(); answer.Status is HttpStatusCode.ServiceUnavailable && watch.Elapsed < Busy; answer = await ask())
        {
            await Task.Delay(answer.Response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull());
        }

        return answer;
    }

    /// <summary>So many were sold to, and all others were told that there was too little; nothing else happened to anybody.</summary>
    public static void ShouldBeSoldTo(this Answered[] answers, int buyers)
    {
        foreach (var refused in answers.Where(answer => (int)answer.Status != 201)) refused.ShouldBeError(409, "insufficient_stock");
        answers.Count(answer => (int)answer.Status == 201).ShouldBe(buyers);
    }
}
