using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Money that was promised will not come: what has not left its seller, or came back, is called off. What has left stays as it is, unpaid.</summary>
internal sealed class LostPromises(IOrderingDb db, OrderDesk desk, ParcelDesk parcels, LineCancellations lines, TimeProvider clock)
{
    /// <param name="unpaid">The parts that it was promised for.</param>
    public async Task CallOffAsync(Order whole, IReadOnlyList<SellerOrder> parts, IReadOnlyCollection<SellerOrder> unpaid, string reason, CancellationToken ct)
    {
        foreach (var part in unpaid.Where(part => part.IsHandedOver)) await ReduceAsync(new(whole, parts, part), reason, ct);

        SellerOrder[] here = [.. unpaid.Where(part => !part.IsCalledOff && (!part.IsHandedOver || part.ParcelsBack is ParcelsBack.All))];
        if (here.Length == 0) return;

        foreach (var part in here) desk.Move(part, SellerOrderStatus.Cancelled, OrderActor.System, reason);
        await parcels.LeadAsync(here, ct);
        await desk.FollowAsync(whole, parts, here, reason, ct);
    }

    private async Task ReduceAsync(ParcelDesk.HeldOrder held, string reason, CancellationToken ct)
    {
        foreach (var parcel in await db.Fulfilments.Where(parcel => parcel.SellerOrderId == held.Part.Id && (parcel.Status == FulfilmentStatus.Draft || parcel.Status == FulfilmentStatus.Packed)).ToListAsync(ct))
        {
            held.Part.Move(parcel, FulfilmentStatus.Cancelled, reason: null, clock.GetUtcNow());
        }

        List<(OrderLineId, int?)> rest = [.. held.Part.Lines.Where(line => line.CallableQuantity > 0).Select(line => (line.Id, (int?)null))];
        if (rest.Count > 0 && held.Part.ParcelsBack is not ParcelsBack.All) await lines.CallOffAsync(held, rest, OrderActor.System, reason, ct);
    }
}
