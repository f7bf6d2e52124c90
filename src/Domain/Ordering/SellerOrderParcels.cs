using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>How much of what has left a seller came back to it.</summary>
public enum ParcelsBack { None, Some, All }

/// <summary>How a seller order leaves its seller, in one parcel or several. The caller holds the order, so that nobody else packs the same goods.</summary>
public sealed partial class SellerOrder
{
    /// <summary>Packs a parcel.</summary>
    /// <param name="wanted">Which lines, and how many of each where not all that is left; null for all that is left.</param>
    public Fulfilment Prepare(FulfilmentDetails details, IReadOnlyList<(OrderLineId Id, int? Quantity)>? wanted, OrderActor actor, DateTimeOffset now)
    {
        Ensure.That(FulfilmentMethod.IsSent(), FulfilmentErrors.NotInParcels);
        Ensure.That(Status is SellerOrderStatus.Confirmed or SellerOrderStatus.Processing or SellerOrderStatus.PartiallyShipped, FulfilmentErrors.NotToBeSent(Status));
        var parcel = Fulfilment.Of(this, Pack(wanted), details);
        if (Status is SellerOrderStatus.Confirmed) Move(SellerOrderStatus.Processing, actor, reason: null, now);
        return parcel;
    }

    /// <summary>Other goods go into a parcel that is still a draft.</summary>
    public void Repack(Fulfilment parcel, IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted)
    {
        Ensure.That(parcel.Status is FulfilmentStatus.Draft, FulfilmentErrors.IsPacked(parcel.Status));
        foreach (var item in parcel.Lines) LineOf(item).Unpack(item.Quantity);
        parcel.Fill(Pack(wanted));
    }

    /// <summary>Moves a parcel on, and follows it: goods that have left are fulfilled, and what has arrived is delivered.</summary>
    /// <returns>False where that move has been made already.</returns>
    public bool Move(Fulfilment parcel, FulfilmentStatus to, string? reason, DateTimeOffset now)
    {
        if (!parcel.Move(to, reason, BuyerId, now)) return false;

        foreach (var item in parcel.Lines)
        {
            if (to is FulfilmentStatus.Cancelled) LineOf(item).Unpack(item.Quantity);
            if (to is FulfilmentStatus.Shipped) LineOf(item).Send(item.Quantity);
            if (to is FulfilmentStatus.Delivered) LineOf(item).Arrive(item.Quantity);
            if (to is FulfilmentStatus.ReturnedToSender) LineOf(item).ComeBack(item.Quantity);
        }

        CountBack();
        FollowLines(now);
        return true;
    }

    /// <summary>
    /// Leads the parcels where the whole has been moved by hand: what had not left is sent with it, in a parcel of its own where it was in none; what was on its way
    /// has arrived; what was still here is unpacked again.
    /// </summary>
    /// <returns>The parcel of what was in none, if there is one.</returns>
    public Fulfilment? Lead(IReadOnlyCollection<Fulfilment> parcels, DateTimeOffset now)
    {
        foreach (var parcel in parcels)
        {
            foreach (var step in FulfilmentMoves.Towards(parcel.Status, Status)) parcel.Move(step, reason: null, BuyerId, now);
        }

        return Status is SellerOrderStatus.Shipped ? SendRest(parcels, now) : null;
    }

    /// <summary>Takes its state from its lines, once anything of them has left.</summary>
    public void FollowLines(DateTimeOffset now)
    {
        var standing = _lines.Where(line => line.StandingQuantity > 0).ToList();
        if (standing.Count == 0 || !_lines.Exists(line => line.FulfilledQuantity > 0)) return;

        var next = standing.TrueForAll(line => line.DeliveredQuantity == line.StandingQuantity) ? SellerOrderStatus.Delivered
            : standing.TrueForAll(line => line.FulfilledQuantity == line.StandingQuantity) ? SellerOrderStatus.Shipped
            : SellerOrderStatus.PartiallyShipped;
        if (next > Status) Move(next, OrderActor.System, reason: null, now);
    }

    /// <summary>Whether parcels came back, and nothing else has left; or goods of some lie here that nobody has called off yet.</summary>
    public ParcelsBack ParcelsBack { get; private set; }

    /// <summary>All are back also where what came back was called off since: nothing of it is on its way or with the buyer.</summary>
    private void CountBack() => ParcelsBack = !IsCalledOff && _lines.Exists(line => line.CameBackQuantity > 0) && _lines.TrueForAll(line => line.FulfilledQuantity == line.BackQuantity) ? ParcelsBack.All
        : _lines.Exists(line => line.BackQuantity > 0) ? ParcelsBack.Some
        : ParcelsBack.None;

    private Fulfilment? SendRest(IReadOnlyCollection<Fulfilment> parcels, DateTimeOffset now)
    {
        var sent = parcels.Where(parcel => parcel.Status is not FulfilmentStatus.Cancelled).SelectMany(parcel => parcel.Lines).ToLookup(item => item.LineId, item => item.Quantity);
        LineQuantity[] rest = [.. _lines.Select(line => new LineQuantity(line.Id, line.FulfilledQuantity + line.RecalledQuantity - sent[line.Id].Sum())).Where(item => item.Quantity > 0)];
        if (rest.Length == 0) return null;

        var parcel = Fulfilment.Of(this, rest, FulfilmentDetails.None);
        parcel.Move(FulfilmentStatus.Shipped, reason: null, BuyerId, now);
        return parcel;
    }

    private List<LineQuantity> Pack(IReadOnlyList<(OrderLineId Id, int? Quantity)>? wanted)
    {
        List<LineQuantity> items = [];
        foreach (var (place, (id, quantity)) in (wanted ?? [.. _lines.Where(line => line.LeftQuantity > 0).Select(line => (line.Id, (int?)null))]).Index())
        {
            var line = _lines.Find(line => line.Id == id);
            Ensure.That(line is not null, FulfilmentErrors.NoSuchLine(place));
            var packed = quantity ?? line.LeftQuantity;
            Ensure.That(packed > 0 && packed <= line.LeftQuantity, FulfilmentErrors.MoreThanLeft(place, line.LeftQuantity));
            line.Pack(packed);
            items.Add(new LineQuantity(id, packed));
        }

        Ensure.That(items.Count > 0, FulfilmentErrors.NothingLeft);
        return items;
    }

    private OrderLine LineOf(LineQuantity item) => _lines.Single(line => line.Id == item.LineId);
}
