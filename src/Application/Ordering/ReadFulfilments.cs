using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

public sealed record FulfilmentView : IView
{
    public FulfilmentId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public FulfilmentStatus Status { get; init; }
    public string? StatusReason { get; init; }
    public string? Carrier { get; init; }
    public string? Service { get; init; }
    public string? TrackingNumber { get; init; }
    public string? TrackingUrl { get; init; }
    public IReadOnlyList<Parcel> Parcels { get; init; } = [];
    public IReadOnlyList<LineQuantity> Lines { get; init; } = [];
    public DateOnly? EstimatedDeliveryOn { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadFulfilments(IOrderingDb db, ICaller caller) : IRequestHandler<Read<FulfilmentView>, Page<FulfilmentView>>
{
    public Task<Page<FulfilmentView>> Handle(Read<FulfilmentView> request, CancellationToken cancellationToken) => db.Fulfilments.AsNoTracking().VisibleTo(db, caller)
        .Select(parcel => new FulfilmentView
        {
            Id = parcel.Id,
            Revision = parcel.Version,
            SellerOrderId = parcel.SellerOrderId,
            Status = parcel.Status,
            StatusReason = parcel.StatusReason,
            Carrier = parcel.Carrier,
            Service = parcel.Service,
            TrackingNumber = parcel.TrackingNumber,
            TrackingUrl = parcel.TrackingUrl,
            Parcels = parcel.Parcels,
            Lines = parcel.Lines,
            EstimatedDeliveryOn = parcel.EstimatedDeliveryOn,
            ShippedAt = parcel.ShippedAt,
            DeliveredAt = parcel.DeliveredAt,
            CreatedAt = parcel.CreatedAt,
            UpdatedAt = parcel.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
