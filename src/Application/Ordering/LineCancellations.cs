using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Stock, commission, money and the order follow goods that are called off while the rest stands. The last of it the caller saves.</summary>
internal sealed class LineCancellations(IOrderingDb db, OrderDesk desk, OrderMoney money, IStockReservations stock, TimeProvider clock)
{
    public async Task<Cancellation> CallOffAsync(ParcelDesk.HeldOrder held, IReadOnlyList<(OrderLineId Id, int? Quantity)> lines, OrderActor actor, string reason, CancellationToken ct)
    {
        var before = held.Part.Status;
        var back = held.Part.Lines.ToDictionary(line => line.Id, line => line.RecalledQuantity);
        var cancellation = held.Part.CallOff(lines, actor, reason, clock.GetUtcNow());
        db.Cancellations.Add(cancellation);
        await FreeAsync(cancellation, held.Part.Lines.ToDictionary(line => line.Id, line => line.RecalledQuantity - back[line.Id]), ct);
        await money.ReduceAsync(held.Whole, held.Part, cancellation, ct);
        await db.SaveChangesAsync(ct); // the ledger reads what it costs the seller from the database
        if (held.Part.Status != before) await desk.FollowAsync(held.Whole, held.Parts, [held.Part], reason, ct);
        await desk.GoFreeAsync(held.Whole, held.Parts, ct);
        return cancellation;
    }

    /// <param name="back">How many of each line had left and came back; the others are still here.</param>
    private async Task FreeAsync(Cancellation cancellation, Dictionary<OrderLineId, int> back, CancellationToken ct)
    {
        var here = cancellation.Lines.ToDictionary(item => item.LineId, item => item.Quantity - back[item.LineId]);
        await stock.ReleaseAsync(here.Where(line => line.Value > 0).ToDictionary(), ct);
        await stock.TakeBackAsync(back.Where(line => line.Value > 0).ToDictionary(), isCalledOff: true, ct);
    }
}
