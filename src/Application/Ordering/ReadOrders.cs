using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

internal sealed class ReadOrders(IOrderingDb db, ICaller caller, ITriedPayments payments) :
    IRequestHandler<Read<CheckoutView>, Page<CheckoutView>>,
    IRequestHandler<Read<OrderView>, Page<OrderView>>
{
    private static readonly SellerOrderStatus[] CalledOff = [SellerOrderStatus.Cancelled, SellerOrderStatus.Rejected];

    public Task<Page<CheckoutView>> Handle(Read<CheckoutView> request, CancellationToken cancellationToken) => db.Checkouts.AsNoTracking().VisibleTo(caller)
        .Select(CheckoutViews.Stored)
        .PageAsync(request, cancellationToken);

    public Task<Page<OrderView>> Handle(Read<OrderView> request, CancellationToken cancellationToken)
    {
        var orders = db.Orders.AsNoTracking().VisibleTo(caller).Narrow(request, Narrow);
        var actor = caller.OrderActor;
        return Views(orders, [.. CalledOff, .. CancellableBy(actor, ParcelsBack.None)], CancellableBy(actor, ParcelsBack.All)).PageAsync(request, cancellationToken);
    }

    private static SellerOrderStatus[] CancellableBy(OrderActor actor, ParcelsBack back) =>
        [.. Enum.GetValues<SellerOrderStatus>().Where(state => SellerOrderMoves.IsAllowed(state, SellerOrderStatus.Cancelled, actor, new(FulfilmentMethod.Shipping, OnlyAdminAccepts: false, back)))];

    private IQueryable<Order> Narrow(IQueryable<Order> orders, Condition<OrderView> condition)
    {
        switch (condition.Path)
        {
            case "sellerOrders.status":
                var states = condition.Values.Cast<SellerOrderStatus>().ToList();
                return orders.Having(condition, order => db.SellerOrders.Any(part => part.OrderId == order.Id && states.Contains(part.Status)));
            case "sellerOrders.seller":
                var sellers = condition.Values.Select(value => SellerId.From((Guid)value!)).ToList();
                return orders.Having(condition, order => db.SellerOrders.Any(part => part.OrderId == order.Id && sellers.Contains(part.SellerId)));
            case "payments.provider":
                var tried = payments.By(condition.Values);
                return orders.Having(condition, order => tried.Any(id => id == order.Id));
            case "payments.status":
                var reached = payments.In(condition.Values);
                return orders.Having(condition, order => reached.Any(id => id == order.Id));
            default:
                throw new InvalidOperationException($"The reading of orders knows no filter '{condition.Path}'.");
        }
    }

    private IQueryable<OrderView> Views(IQueryable<Order> orders, SellerOrderStatus[] harmless, SellerOrderStatus[] whenBack) => orders.Select(order => new OrderView
    {
        Id = order.Id,
        Revision = order.Version,
        BuyerId = order.BuyerId,
        CheckoutId = db.Checkouts.Where(checkout => checkout.OrderId == order.Id).Select(checkout => (CheckoutId?)checkout.Id).FirstOrDefault(),
        PurchaseRequestId = db.PurchaseRequests.Where(request => request.OrderId == order.Id).Select(request => (PurchaseRequestId?)request.Id).FirstOrDefault(),
        Number = order.Number,
        Status = order.Status,
        PaymentStatus = order.PaymentStatus,
        FulfilmentStatus = order.FulfilmentStatus,
        Currency = order.Currency,
        ItemCount = order.ItemCount,
        ItemTotalMinor = order.Totals.Item,
        DiscountTotalMinor = order.Totals.Discount,
        ShippingTotalMinor = order.Totals.Shipping,
        TaxTotalMinor = order.Totals.Tax,
        IncludedTaxTotalMinor = order.Totals.IncludedTax,
        GrandTotalMinor = order.Totals.Grand,
        PaidTotalMinor = order.PaidTotal,
        RefundedTotalMinor = order.RefundedTotal,
        Email = order.Email,
        Locale = order.Locale,
        Note = order.Note,
        ShippingAddress = order.ShippingAddress,
        BillingAddress = order.BillingAddress,
        PaymentDueAt = order.PaymentDueAt,
        PlacedAt = order.PlacedAt,
        CompletedAt = order.CompletedAt,
        CancelledAt = order.CancelledAt,
        CreatedAt = order.CreatedAt,
        UpdatedAt = order.UpdatedAt,
        IsCancellable = order.Status != OrderStatus.Cancelled && order.Status != OrderStatus.Expired && !db.SellerOrders.Any(part => part.OrderId == order.Id && !harmless.Contains(part.Status) && !(part.ParcelsBack == ParcelsBack.All && whenBack.Contains(part.Status))),
    });
}
