using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Something that a buyer or an admin does, in the middle of which the program is killed, and that is done again under the same key.</summary>
internal sealed class KilledDeed
{
    private readonly Func<Task> _deed;
    private readonly Func<Task> _end;

    private KilledDeed(Func<Task> deed, Func<Task> end) => (_deed, _end) = (deed, end);

    /// <summary>Everything up to the deed that leads to the step.</summary>
    public static async Task<KilledDeed> PrepareAsync(MoneyWorld world, string method, string step)
    {
        var key = Guid.NewGuid().ToString();
        if (step is "start" or "find") return await CheckOutAsync(world, method, key, returnUrl: step == "find" ? null : MoneyWorld.ReturnUrl); // only what a client's library pays is looked for first

        var purchase = await world.BuyAsync(method);
        var attempt = await purchase.ReadyAsync();
        switch (step)
        {
            case "cancel":
                return new(async () => ((int)(await purchase.CancelAsync(key)).Status).ShouldBeOneOf(200, 201), () => purchase.UntilAsync("cancelled"));
            case "refund":
                await purchase.AtProviderAsync(attempt, "pay");
                await purchase.UntilPaidAsync();
                var part = (await purchase.PartsAsync())[0];
                return new(async () => (await purchase.RefundAsync(part, 1.23m, key: key)).ShouldBe(201), () => purchase.UntilAsync(async () => (await purchase.PartsAsync()).Sum(one => one.Refunded) == 1.23m, "1.23 that went back"));
            default:
                return new(() => purchase.AtProviderAsync(attempt, "pay"), purchase.UntilPaidAsync);
        }
    }

    /// <summary>Does it, or is cut off.</summary>
    public async Task BeginAsync()
    {
        try
        {
            await _deed();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            // The program is dead.
        }
    }

    /// <summary>Does it again, and waits for what has to come of it.</summary>
    public async Task FinishAsync()
    {
        await _deed();
        await _end();
    }

    private static async Task<KilledDeed> CheckOutAsync(MoneyWorld world, string method, string key, string? returnUrl)
    {
        var (token, cart) = await world.FillAsync();
        Task<Answered> CheckOut() => world.CheckOutAsync(token, cart, method, returnUrl, key);
        return new(
            async () => (await CheckOut()).ShouldBe(201),
            async () =>
            {
                var purchase = Purchase.Of(world, token, await CheckOut());
                await purchase.AtProviderAsync(await purchase.ReadyAsync(), "pay");
                await purchase.UntilPaidAsync();
            });
    }
}
