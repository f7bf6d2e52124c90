using Marketplace.Application.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

internal static class OrderAccess
{
    extension(IQueryable<Order> orders)
    {
        /// <summary>Whole orders are for their buyer and for admins; a seller sees its own seller orders.</summary>
        public IQueryable<Order> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => orders,
            Surface.Public when caller.BuyerId is { } buyer => orders.Where(order => order.BuyerId == buyer),
            _ => orders.Where(_ => false),
        };
    }

    extension(IQueryable<SellerOrder> parts)
    {
        public IQueryable<SellerOrder> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => parts,
            Surface.Seller when caller.SellerId is { } seller => parts.Where(part => part.SellerId == seller),
            Surface.Public when caller.BuyerId is { } buyer => parts.Where(part => part.BuyerId == buyer),
            _ => parts.Where(_ => false),
        };
    }

    extension(IQueryable<Fulfilment> parcels)
    {
        public IQueryable<Fulfilment> VisibleTo(IOrderingDb db, ICaller caller) => caller.Surface switch
        {
            Surface.Admin => parcels,
            Surface.Seller when caller.SellerId is { } seller => parcels.Where(parcel => parcel.SellerId == seller),
            Surface.Public when caller.BuyerId is { } buyer => parcels.Where(parcel => parcel.Status != FulfilmentStatus.Draft && parcel.Status != FulfilmentStatus.Cancelled
                && db.SellerOrders.Any(part => part.Id == parcel.SellerOrderId && part.BuyerId == buyer)),
            _ => parcels.Where(_ => false),
        };
    }

    extension(IQueryable<Checkout> checkouts)
    {
        public IQueryable<Checkout> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => checkouts,
            Surface.Public when caller.BuyerId is { } buyer => checkouts.Where(checkout => checkout.BuyerId == buyer),
            _ => checkouts.Where(_ => false),
        };
    }

    extension<TInquiry>(IQueryable<TInquiry> inquiries)
        where TInquiry : class, IInquiry
    {
        public IQueryable<TInquiry> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => inquiries,
            Surface.Seller when caller.SellerId is { } seller => inquiries.Where(inquiry => inquiry.SellerId == seller),
            Surface.Public when caller.BuyerId is { } buyer => inquiries.Where(inquiry => inquiry.BuyerId == buyer),
            _ => inquiries.Where(_ => false),
        };
    }

    extension(ICaller caller)
    {
        /// <summary>As whom somebody acts follows the door, not the rank: an admin who shops is a buyer.</summary>
        public OrderActor OrderActor => caller.Surface switch
        {
            Surface.Admin => OrderActor.Admin,
            Surface.Seller => OrderActor.Seller,
            _ => OrderActor.Buyer,
        };
    }
}
