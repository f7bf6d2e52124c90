using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

internal sealed class ReadSellerOrders(IOrderingDb db, ICaller caller) :
    IRequestHandler<Read<SellerOrderView>, Page<SellerOrderView>>,
    IRequestHandler<Read<OrderLineView>, Page<OrderLineView>>
{
    public Task<Page<SellerOrderView>> Handle(Read<SellerOrderView> request, CancellationToken cancellationToken) =>
        Views(db.SellerOrders.AsNoTracking().VisibleTo(caller).Narrow(request, Narrow)).PageAsync(request, cancellationToken);

    public Task<Page<OrderLineView>> Handle(Read<OrderLineView> request, CancellationToken cancellationToken) => db.SellerOrders.AsNoTracking().VisibleTo(caller)
        .SelectMany(part => part.Lines, (part, line) => new OrderLineView
        {
            Id = line.Id,
            Revision = part.Version,
            SellerOrderId = part.Id,
            SellerOrderStatus = part.Status,
            ListingId = line.ListingId,
            ProductId = line.ProductId,
            VariantId = line.VariantId,
            Name = line.Name,
            VariantName = line.VariantName,
            Sku = line.Sku,
            ImageUrl = line.ImageUrl,
            Options = line.Options,
            Unit = line.Unit,
            Quantity = line.Quantity,
            Customization = line.Customization,
            Uploads = db.OrderUploads.Where(upload => upload.OrderLineId == line.Id).OrderBy(upload => upload.UploadId).Select(upload => new CustomizationFile(upload.UploadId, upload.Group)).ToList(),
            Currency = part.Currency,
            UnitPriceMinor = line.UnitPrice,
            DiscountTotalMinor = line.Discount,
            TaxTotalMinor = line.Tax,
            TotalMinor = line.Total,
            CancelledQuantity = line.CancelledQuantity,
            FulfilledQuantity = line.FulfilledQuantity,
            DeliveredQuantity = line.DeliveredQuantity,
            ReturnedQuantity = line.ReturnedQuantity,
            RefundedQuantity = line.RefundedQuantity,
            RefundedTotalMinor = line.RefundedTotal,
            CreatedAt = line.CreatedAt,
            UpdatedAt = line.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private static IQueryable<SellerOrder> Narrow(IQueryable<SellerOrder> parts, Condition<SellerOrderView> condition)
    {
        switch (condition.Path)
        {
            case "lines.listing":
                var listings = condition.Values.Select(value => ListingId.From((Guid)value!)).ToList();
                return parts.Having(condition, part => part.Lines.Any(line => listings.Contains(line.ListingId)));
            case "lines.product":
                var products = condition.Values.Select(value => ProductId.From((Guid)value!)).ToList();
                return parts.Having(condition, part => part.Lines.Any(line => products.Contains(line.ProductId)));
            case "lines.sku":
                var skus = condition.Values.Cast<string?>().ToList();
                return parts.Having(condition, part => part.Lines.Any(line => skus.Contains(line.Sku)));
            default:
                throw new InvalidOperationException($"The reading of seller orders knows no filter '{condition.Path}'.");
        }
    }

    private IQueryable<SellerOrderView> Views(IQueryable<SellerOrder> parts) => parts.Select(part => new SellerOrderView
    {
        Id = part.Id,
        Revision = part.Version,
        OrderId = part.OrderId,
        SellerId = part.SellerId,
        ShopId = part.ShopId,
        BuyerId = part.BuyerId,
        Number = part.Number,
        OrderNumber = part.OrderNumber,
        Status = part.Status,
        StatusReason = part.StatusReason,
        PaymentStatus = part.PaymentStatus,
        FulfilmentMethod = part.FulfilmentMethod,
        PickupCodeId = part.Status != SellerOrderStatus.ReadyForPickup ? null : db.PickupCodes.Where(code => code.SellerOrderId == part.Id).Select(code => (PickupCodeId?)code.Id).FirstOrDefault(),
        ShippingMethodName = part.ShippingMethodName,
        Currency = part.Currency,
        ItemCount = part.ItemCount,
        ItemTotalMinor = part.Totals.Item,
        DiscountTotalMinor = part.Totals.Discount,
        ShippingTotalMinor = part.Totals.Shipping,
        TaxTotalMinor = part.Totals.Tax,
        IncludedTaxTotalMinor = part.Totals.IncludedTax,
        TotalMinor = part.Totals.Grand,
        RefundedTotalMinor = part.RefundedTotal,
        AcceptanceDueAt = part.AcceptanceDueAt,
        OnlyAdminAccepts = part.OnlyAdminAccepts,
        ParcelsBack = part.ParcelsBack,
        ReturnWindowEndsAt = part.ReturnWindowEndsAt,
        CommissionTotalMinor = part.Commission,
        NetTotalMinor = part.Totals.Grand - part.Commission,
        Adjustments = part.Adjustments,
        TaxLines = part.TaxLines,
        BuyerName = part.BuyerName,
        BuyerNote = part.BuyerNote,
        ShippingAddress = part.ShippingAddress,
        ShippedAt = part.ShippedAt,
        DeliveredAt = part.DeliveredAt,
        CompletedAt = part.CompletedAt,
        CancelledAt = part.CancelledAt,
        CreatedAt = part.CreatedAt,
        UpdatedAt = part.UpdatedAt,
    });
}
