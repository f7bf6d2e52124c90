using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

public sealed record PurchaseRequestView : IView
{
    public PurchaseRequestId Id { get; init; }
    public int Revision { get; init; }
    public ListingId ListingId { get; init; }
    public SellerId SellerId { get; init; }
    public BuyerId BuyerId { get; init; }
    public OrderId? OrderId { get; init; }
    public int Quantity { get; init; }
    public CustomizationSnapshot Customization { get; init; } = CustomizationSnapshot.None;
    public string? Message { get; init; }
    public Address ShippingAddress { get; init; } = null!;
    public PurchaseRequestStatus Status { get; init; }
    public string? StatusReason { get; init; }
    public string Currency { get; init; } = "";
    public long UnitPriceMinor { get; init; }
    public bool IsForAdmins { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadPurchaseRequests(IOrderingDb db, ICaller caller) : IRequestHandler<Read<PurchaseRequestView>, Page<PurchaseRequestView>>
{
    public Task<Page<PurchaseRequestView>> Handle(Read<PurchaseRequestView> request, CancellationToken cancellationToken) => db.PurchaseRequests.AsNoTracking().VisibleTo(caller)
        .Select(asked => new PurchaseRequestView
        {
            Id = asked.Id,
            Revision = asked.Version,
            ListingId = asked.ListingId,
            SellerId = asked.SellerId,
            BuyerId = asked.BuyerId,
            OrderId = asked.OrderId,
            Quantity = asked.Quantity,
            Customization = asked.Customization,
            Message = asked.Message,
            ShippingAddress = asked.ShippingAddress,
            Status = asked.Status,
            StatusReason = asked.StatusReason,
            Currency = asked.Currency,
            UnitPriceMinor = asked.UnitPrice,
            IsForAdmins = asked.IsForAdmins,
            ExpiresAt = asked.ExpiresAt,
            CreatedAt = asked.CreatedAt,
            UpdatedAt = asked.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
