namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>What goes back to the buyer.</summary>
internal sealed partial class MoneyStory
{
    /// <summary>A part of the money, then perhaps the rest, and never more; or what the goods cost that came back, once.</summary>
    private async Task GiveBackAsync()
    {
        if (IsOffline) await _purchase.PayBackByHandAsync();
        var by = IsOffline ? "manual" : "original";
        foreach (var part in (await _purchase.PartsAsync()).Where(part => part.Status == "delivered"))
        {
            var fate = _isWhole ? 2 : dice.Next(4);
            if (fate == 0) continue;
            if (fate == 1)
            {
                (await _purchase.ReturnAsync(part, by)).ShouldBe(201);
                (await _purchase.ReturnAsync(part, by)).ShouldBeError(422, "out_of_range", "/data/relationships/lines/data/0/meta/quantity");
                continue;
            }

            if (_isWhole || dice.Next(2) == 0) await BanksAsync("refundSlowly");
            (await _purchase.RefundAsync(part, 1.23m, by)).ShouldBe(201);
            if (dice.Next(2) == 0)
            {
                (await _purchase.RefundAsync(part, part.Total - 1.22m, by)).ShouldBeError(422, "refund_exceeds_payment", "/data/attributes/amount");
                (await _purchase.RefundAsync(part, part.Total - 1.23m, by)).ShouldBe(201);
            }

            await BanksAsync("refundArrives");
        }
    }

    /// <summary>Whether what goes back takes its time, as by a bank, or has arrived.</summary>
    private async Task BanksAsync(string act)
    {
        foreach (var held in (await _purchase.HeldAsync()).Where(held => held.Captured > 0)) await world.Simulator.BuyerAsync(held.Reference, act);
    }
}
