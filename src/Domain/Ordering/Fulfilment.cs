using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What of a seller order is sent together, in one parcel or several. It moves through its seller order, which counts what has left and what has arrived.</summary>
public sealed class Fulfilment : AggregateRoot
{
    private Fulfilment() { } // EF Core

    public FulfilmentId Id { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public OrderId OrderId { get; private init; }

    public SellerId SellerId { get; private init; }

    public FulfilmentStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    public string? Carrier { get; private set; }

    public string? Service { get; private set; }

    public string? TrackingNumber { get; private set; }

    /// <summary>As the seller gave it.</summary>
    public string? TrackingUrl { get; private set; }

    public IReadOnlyList<Parcel> Parcels { get; private set; } = [];

    public DateOnly? EstimatedDeliveryOn { get; private set; }

    public FulfilmentDetails Details => new()
    {
        Carrier = Carrier,
        Service = Service,
        TrackingNumber = TrackingNumber,
        TrackingUrl = TrackingUrl,
        Parcels = Parcels,
        EstimatedDeliveryOn = EstimatedDeliveryOn,
    };

    public IReadOnlyList<LineQuantity> Lines { get; private set; } = [];

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    internal static Fulfilment Of(SellerOrder part, IReadOnlyList<LineQuantity> lines, FulfilmentDetails details)
    {
        var parcel = new Fulfilment { Id = FulfilmentId.New(), SellerOrderId = part.Id, OrderId = part.OrderId, SellerId = part.SellerId, Lines = lines };
        parcel.Take(details);
        parcel.Raise(new FulfilmentCreated(parcel.Id, part.Id, part.OrderId, part.SellerId));
        return parcel;
    }

    /// <summary>By whom and how it is sent, also when that becomes known later.</summary>
    public void Describe(FulfilmentDetails details)
    {
        Ensure.That(Status is not FulfilmentStatus.Cancelled || details == Details, FulfilmentErrors.IsCancelled);
        Take(details);
    }

    /// <summary>A carrier's page that a client sends back as it was shown is not the seller's own.</summary>
    private void Take(FulfilmentDetails details)
    {
        details.Checked();
        var isOwn = details.TrackingUrl != Carriers.PageOf(Carrier, TrackingNumber) && details.TrackingUrl != Carriers.PageOf(details.Carrier, details.TrackingNumber);
        (Carrier, Service, TrackingNumber, TrackingUrl) = (details.Carrier, details.Service, details.TrackingNumber, isOwn ? details.TrackingUrl : null);
        (Parcels, EstimatedDeliveryOn) = (details.Parcels, details.EstimatedDeliveryOn);
    }

    internal void Fill(IReadOnlyList<LineQuantity> lines) => Lines = lines;

    /// <returns>False where that move has been made already.</returns>
    internal bool Move(FulfilmentStatus to, string? reason, BuyerId buyer, DateTimeOffset now)
    {
        if (Status == to && to is not FulfilmentStatus.Draft) return false;

        reason = FulfilmentMoves.All.Check(Status, to, reason);
        Raise(new FulfilmentMoved(Id, SellerOrderId, OrderId, SellerId, buyer, Status, to, reason));
        (Status, StatusReason) = (to, reason);
        if (to is FulfilmentStatus.Shipped) ShippedAt = now;
        if (to is FulfilmentStatus.Delivered) DeliveredAt = now;
        return true;
    }
}
