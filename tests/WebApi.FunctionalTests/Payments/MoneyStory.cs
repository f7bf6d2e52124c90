using Marketplace.Domain.Payments;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Somebody buys from two sellers, pays in one of many ways or not, is sent the goods or not, and gets money back: what happens, chance decides.</summary>
/// <param name="later">Whether money is only promised first.</param>
internal sealed partial class MoneyStory(MoneyWorld world, Random dice, string method, bool later = false)
{
    /// <summary>The way on which the buyer looks at the page and cancels the order.</summary>
    public const int CalledOff = 6;

    /// <summary>The way on which a promise is given up.</summary>
    public const int Broken = 10;

    /// <summary>The way on which all money is taken, everything is delivered, and some of the money goes back.</summary>
    public const int Whole = 11;

    /// <summary>The way on which a client's library asks for a card to be taken, and that card wants to be proved.</summary>
    public const int Proved = 12;

    /// <summary>The method that has such cards.</summary>
    public const string Card = "stripe.card";

    private const int WaysToPay = 10;

    private Purchase _purchase = null!;
    private bool _isBroken;
    private bool _isWhole;

    private bool IsOffline => method is KnownMethods.CashOnDelivery or KnownMethods.BankTransfer;

    /// <param name="way">Which way to pay, or not to; each is told once in so many stories.</param>
    public async Task TellAsync(int way)
    {
        if (method.StartsWith("paypal", StringComparison.Ordinal)) await world.Simulator.RevokeTokensAsync();
        var hasPage = way != Proved && dice.Next(4) != 0;
        (_isBroken, _isWhole) = (way == Broken, way == Whole);
        _purchase = await world.BuyAsync(method, hasPage ? MoneyWorld.ReturnUrl : null);
        if (method == KnownMethods.BankTransfer) await TransferAsync(way);
        else if (!IsOffline) await PayAsync(way is Broken or Whole or Proved ? way : way % WaysToPay);
        if ((await _purchase.StateAsync()).Status is "placed" or "partiallyCancelled") await FulfilAsync();
        await GiveBackAsync();
    }

    private Task PayAsync(int way) => way switch
    {
        0 or Broken or Whole => ThroughAsync(() => AtPageAsync("pay")),
        1 => ThroughAsync(PayAndComeBackAsync),
        2 => ThroughAsync(FailAndPayAsync),
        3 => ThroughAsync(PayTwiceAsync),
        4 => ThroughAsync(LessAsync),
        5 or Proved => ThroughAsync(ProveAsync),
        CalledOff => EndAsync("cancelled", () => AtPageAsync("abandon"), CancelAsync),
        7 => EndAsync("expired", () => AtPageAsync("abandon"), _purchase.ExpireAsync),
        8 => EndAsync("cancelled", () => Task.WhenAll(AtPageAsync("pay"), CancelAsync())),
        _ => EndAsync("cancelled", CancelAsync, () => AtPageAsync("pay")),
    };

    private async Task ThroughAsync(Func<Task> pay)
    {
        await pay();
        if (later) await KeepOrBreakAsync(_isBroken ? 3 : _isWhole ? 1 : dice.Next(5));
        else await _purchase.UntilPaidAsync();
    }

    /// <summary>What is promised is taken, all or what is left of it, or given up.</summary>
    private async Task KeepOrBreakAsync(int fate)
    {
        IReadOnlyList<Attempt> promises = [];
        await _purchase.UntilAsync(
            async () => (await _purchase.StateAsync()).Paid is "authorized" && (promises = [.. (await _purchase.AttemptsAsync()).Where(attempt => attempt.Status == "authorized")]).Count == 1,
            "an order whose money is promised once");
        var promised = promises[0];
        if (fate == 0) await _purchase.MoveAsync((await _purchase.PartsAsync()).First(part => part.Status == "confirmed"), "cancelled");
        if (fate <= 2 && (await _purchase.PartsAsync()).Any(part => part.Status == "confirmed"))
        {
            (await _purchase.CaptureAsync(promised)).ShouldBe(201);
            await _purchase.UntilPaidAsync();
            return;
        }

        if (fate == 3) (await _purchase.VoidAsync(promised)).ShouldBe(201);
        await _purchase.CancelAsync();
        await _purchase.UntilAsync("cancelled");
    }

    private async Task EndAsync(string status, params Func<Task>[] deeds)
    {
        foreach (var deed in deeds) await deed();
        await _purchase.UntilAsync(status);
    }

    private async Task AtPageAsync(string act) => await _purchase.AtProviderAsync(await _purchase.ReadyAsync(), act);

    private async Task CancelAsync() => (await _purchase.CancelAsync()).ShouldBe(201);

    private async Task PayAndComeBackAsync()
    {
        var attempt = await _purchase.ReadyAsync();
        await _purchase.AtProviderAsync(attempt, "pay");
        ((int)(await _purchase.ComeBackAsync(attempt)).Status).ShouldBeOneOf(201, 409); // the provider was faster
    }

    private async Task FailAndPayAsync()
    {
        await AtPageAsync("fail");
        await AgainAsync();
        await AtPageAsync("pay");
    }

    private async Task PayTwiceAsync()
    {
        var first = await _purchase.ReadyAsync();
        await AgainAsync();
        await AtPageAsync("pay");
        await _purchase.AtProviderAsync(first, "pay");
    }

    /// <summary>A seller has called off its part before anything is paid: that much goes back.</summary>
    private async Task LessAsync()
    {
        (await _purchase.MoveAsync((await _purchase.PartsAsync())[0], "cancelled")).ShouldBe(201);
        await AtPageAsync("pay");
    }

    /// <summary>A card that wants to be proved; other methods have none.</summary>
    private async Task ProveAsync()
    {
        var attempt = await _purchase.ReadyAsync();
        if (method == Card && attempt.Page is null && (await _purchase.HeldAsync()) is [{ Status: "open" } intent, ..])
        {
            await ConfirmAsync(intent.Reference);
            (await _purchase.ComeBackAsync(attempt)).ShouldBe(201);
            await _purchase.UntilAsync(async () => (await _purchase.AttemptsAsync())[0].Page is not null, "a page to prove on");
        }

        await AtPageAsync("pay");
    }

    /// <summary>As a client's library does: again, until it is answered.</summary>
    private Task ConfirmAsync(string intent) => _purchase.UntilAsync(async () =>
    {
        try
        {
            await world.Simulator.ConfirmAsync(intent, "pm_card_threeDSecure2Required");
            return true;
        }
        catch (Exception silence) when (silence is HttpRequestException or ShouldAssertException)
        {
            return false;
        }
    }, "a card that is to be proved");

    /// <summary>Another attempt, as soon as the former one is known to have come to nothing.</summary>
    private Task AgainAsync() => _purchase.UntilAsync(async () => (await _purchase.PayAgainAsync(method)) switch
    {
        { Status: System.Net.HttpStatusCode.Created } => true,
        var refused => refused.ShouldBeError(409, "invalid_state_transition") is null,
    }, "another attempt");

    private async Task TransferAsync(int way)
    {
        if (way % 3 == 0)
        {
            await EndAsync("expired", _purchase.ExpireAsync);
            return;
        }

        (await _purchase.CaptureAsync((await _purchase.AttemptsAsync())[0])).ShouldBe(201);
        (await _purchase.StateAsync()).ShouldBe(("placed", "paid"));
    }

    private async Task FulfilAsync()
    {
        foreach (var part in (await _purchase.PartsAsync()).Where(part => part.Status == "confirmed"))
        {
            var fate = _isWhole ? 0 : dice.Next(4);
            if (fate <= 1) await _purchase.DeliverAsync(part);
            else if (fate == 2) (await _purchase.MoveAsync(part, "cancelled")).ShouldBe(201);
        }
    }
}
