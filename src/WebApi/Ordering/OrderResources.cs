using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>One order of a buyer, one seller order for each seller.</summary>
internal static class OrderResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Orders { get; } = Resource.Type<OrderView, OrderId>("orders", order => order.Id, type =>
    {
        type.Describe("What a buyer ordered, from any number of sellers. grandTotal = itemTotal − discountTotal + shippingTotal + taxTotal = the sum of its seller orders.");
        type.On(Surface.Public, Methods.ListRead | Methods.Transition, AccessRule.Guest);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, Permission);
        OrderAttributes(type);
        type.ToMany("sellerOrders", "sellerOrders", nameof(SellerOrderView.OrderId));
        type.ToMany("payments", "payments", "OrderId");
        type.ToMany("refunds", "refunds", "OrderId");
        type.ToMany("invoices", "invoices", nameof(InvoiceView.OrderId));
        type.ToOne("checkout", order => order.CheckoutId, "checkouts");
        type.ToOne("purchaseRequest", order => order.PurchaseRequestId, "purchaseRequests");
        type.ToOne("buyer", order => order.BuyerId, "customerProfiles");
        type.FilterId("buyer", order => order.BuyerId, Surfaces.Admin);
        type.NamedList("sellerOrders.seller", IdFormat.Instance);
        type.NamedList("sellerOrders.status", EnumFormat<SellerOrderStatus>.Instance);
        type.NamedList("payments.provider", EnumFormat<PaymentProvider>.Instance, Surfaces.Admin);
        type.NamedList("payments.status", EnumFormat<PaymentStatus>.Instance, Surfaces.Admin);
        type.Include("buyer", "sellerOrders", "sellerOrders.seller", "sellerOrders.shop", "sellerOrders.lines", "sellerOrders.lines.product", "sellerOrders.fulfilments", "sellerOrders.pickupCode", "payments", "payments.transactions", "refunds", "invoices", "checkout", "purchaseRequest");
        type.Moves(order => order.Status, (id, to, reason) => new MoveOrderCommand(new(id), to, reason), (order, _) => order.IsCancellable ? [OrderStatus.Cancelled] : [], (System.Linq.Expressions.Expression<Func<OrderView, bool>>)(order => order.IsCancellable));
    });

    public static ResourceType SellerOrders { get; } = Resource.Type<SellerOrderView, SellerOrderId>("sellerOrders", part => part.Id, type =>
    {
        type.Describe("One seller's part of an order.");
        type.On(Surface.Public, Methods.ListRead | Methods.Transition, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, Permission);
        SellerOrderAttributes(type);
        type.ToOne("order", part => part.OrderId, "orders");
        type.ToOne("seller", part => part.SellerId, "sellers");
        type.ToOne("shop", part => part.ShopId, "shops");
        type.ToOne("buyer", part => part.BuyerId, "customerProfiles");
        type.ToMany("lines", "orderLines", nameof(OrderLineView.SellerOrderId));
        type.ToMany("fulfilments", "fulfilments", nameof(FulfilmentView.SellerOrderId));
        type.ToOne("pickupCode", part => part.PickupCodeId, "pickupCodes").On(Surfaces.Public);
        type.ToMany("commissionLines", "commissionLines", "SellerOrderId");
        type.ToMany("refunds", "refunds", "SellerOrderId");
        type.ToMany("invoices", "invoices", nameof(InvoiceView.SellerOrderId));
        type.ToMany("cancellations", "cancellations", nameof(CancellationView.SellerOrderId));
        type.FilterId("order", part => part.OrderId, Surfaces.PublicAndAdmin);
        type.FilterId("seller", part => part.SellerId, Surfaces.PublicAndAdmin);
        type.FilterId("shop", part => part.ShopId);
        type.FilterId("buyer", part => part.BuyerId, Surfaces.SellerAndAdmin);
        type.NamedList("lines.listing", IdFormat.Instance);
        type.NamedList("lines.product", IdFormat.Instance);
        type.NamedList("lines.sku", StringFormat.Any);
        type.Include("order", "order.payments", "seller", "shop", "buyer", "lines", "lines.listing", "lines.product", "lines.product.primaryImage", "lines.uploads", "fulfilments", "fulfilments.lines", "pickupCode", "commissionLines", "refunds", "invoices", "cancellations");
        type.Moves(part => part.Status, (id, to, reason) => new MoveSellerOrderCommand(new(id), to, reason), (part, surface) => SellerOrderMoves.From(part.Status, surface switch
        {
            Surface.Seller => OrderActor.Seller,
            Surface.Admin => OrderActor.Admin,
            _ => OrderActor.Buyer,
        }, part.Manners), (System.Linq.Expressions.Expression<Func<SellerOrderView, (FulfilmentMethod, bool, ParcelsBack)>>)(part => new ValueTuple<FulfilmentMethod, bool, ParcelsBack>(part.FulfilmentMethod, part.OnlyAdminAccepts, part.ParcelsBack)));
    });

    private static void OrderAttributes(ResourceType<OrderView> type)
    {
        type.Attribute("number", order => order.Number, StringFormat.Any).Filter().Sort();
        type.Attribute("status", order => order.Status, EnumFormat<OrderStatus>.Instance).Filter();
        type.Attribute("paymentStatus", order => order.PaymentStatus, EnumFormat<PaymentState>.Instance).Filter();
        type.Attribute("fulfilmentStatus", order => order.FulfilmentStatus, EnumFormat<FulfilmentState>.Instance).Filter();
        type.Attribute("currency", order => order.Currency, StringFormat.Any).Filter();
        type.Attribute("itemCount", order => order.ItemCount, IntegerFormat.Any);
        type.Money("itemTotal", order => order.ItemTotalMinor, order => order.Currency);
        type.Money("discountTotal", order => order.DiscountTotalMinor, order => order.Currency);
        type.Money("shippingTotal", order => order.ShippingTotalMinor, order => order.Currency);
        type.Money("taxTotal", order => order.TaxTotalMinor, order => order.Currency);
        type.Money("includedTaxTotal", order => order.IncludedTaxTotalMinor, order => order.Currency);
        type.Money("grandTotal", order => order.GrandTotalMinor, order => order.Currency).Filter(Operators.Comparison).Sort();
        type.Money("paidTotal", order => order.PaidTotalMinor, order => order.Currency);
        type.Money("refundedTotal", order => order.RefundedTotalMinor, order => order.Currency);
        type.Attribute("email", order => order.Email, StringFormat.Any);
        type.Filter("email", order => order.Email!, StringFormat.Any, Operators.Matching, Surfaces.Admin);
        type.Attribute("locale", order => order.Locale, StringFormat.Any);
        type.Attribute("note", order => order.Note, StringFormat.Any);
        type.Attribute("shippingAddress", order => order.ShippingAddress, CommonFormats.Address);
        type.Attribute("billingAddress", order => order.BillingAddress, CommonFormats.Address);
        type.Attribute("paymentDueAt", order => order.PaymentDueAt, TimestampFormat.Instance);
        type.Attribute("placedAt", order => order.PlacedAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("completedAt", order => order.CompletedAt, TimestampFormat.Instance);
        type.Attribute("cancelledAt", order => order.CancelledAt, TimestampFormat.Instance);
        type.Timestamps(order => order.CreatedAt, order => order.UpdatedAt);
    }

    private static void SellerOrderAttributes(ResourceType<SellerOrderView> type)
    {
        type.Attribute("number", part => part.Number, StringFormat.Any).Filter().Sort();
        type.Attribute("orderNumber", part => part.OrderNumber, StringFormat.Any).Filter();
        type.Attribute("status", part => part.Status, EnumFormat<SellerOrderStatus>.Instance).Filter().Sort();
        type.Attribute("statusReason", part => part.StatusReason, StringFormat.Any);
        type.Attribute("paymentStatus", part => part.PaymentStatus, EnumFormat<PaymentState>.Instance).Filter();
        type.Attribute("fulfilmentMethod", part => part.FulfilmentMethod, EnumFormat<FulfilmentMethod>.Instance).Filter();
        type.Attribute("shippingMethodName", part => part.ShippingMethodName, StringFormat.Any);
        type.Attribute("currency", part => part.Currency, StringFormat.Any).Filter();
        type.Attribute("itemCount", part => part.ItemCount, IntegerFormat.Any);
        type.Money("itemTotal", part => part.ItemTotalMinor, part => part.Currency);
        type.Money("discountTotal", part => part.DiscountTotalMinor, part => part.Currency);
        type.Money("shippingTotal", part => part.ShippingTotalMinor, part => part.Currency);
        type.Money("taxTotal", part => part.TaxTotalMinor, part => part.Currency);
        type.Money("includedTaxTotal", part => part.IncludedTaxTotalMinor, part => part.Currency);
        type.Money("total", part => part.TotalMinor, part => part.Currency).Filter(Operators.Comparison).Sort();
        type.Money("refundedTotal", part => part.RefundedTotalMinor, part => part.Currency);
        type.Money("commissionTotal", part => part.CommissionTotalMinor, part => part.Currency).On(Surfaces.SellerAndAdmin).Describe("What the marketplace takes, tax included.");
        type.Money("netTotal", part => part.NetTotalMinor, part => part.Currency).On(Surfaces.SellerAndAdmin);
        type.Attribute("adjustments", part => OrderFormats.Told(part.Adjustments, part.Currency), OrderFormats.Adjustments).Describe("What promotions and coupons take off, below zero, and who bears it.");
        type.Attribute("taxLines", part => OrderFormats.Told(part.TaxLines, part.Currency), OrderFormats.TaxLines).Describe("One for each tax, in percent; those inside the prices add up to includedTaxTotal, the others to taxTotal.");
        type.Attribute("buyerName", part => part.BuyerName, StringFormat.Any);
        type.Attribute("buyerNote", part => part.BuyerNote, StringFormat.Any);
        type.Attribute("shippingAddress", part => part.ShippingAddress, CommonFormats.Address);
        type.Attribute("acceptanceDueAt", part => part.AcceptanceDueAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("shippedAt", part => part.ShippedAt, TimestampFormat.Instance);
        type.Attribute("deliveredAt", part => part.DeliveredAt, TimestampFormat.Instance).Filter(Operators.Comparison);
        type.Attribute("completedAt", part => part.CompletedAt, TimestampFormat.Instance);
        type.Attribute("cancelledAt", part => part.CancelledAt, TimestampFormat.Instance);
        type.Attribute("returnWindowEndsAt", part => part.ReturnWindowEndsAt, TimestampFormat.Instance);
        type.Timestamps(part => part.CreatedAt, part => part.UpdatedAt);
    }
}
