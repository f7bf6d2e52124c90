using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>Checkouts and the orders that they make: one order, one seller order for each seller.</summary>
internal static class OrderResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Checkouts { get; } = Resource.Type<CheckoutView, CheckoutId>("checkouts", checkout => checkout.Id, type =>
    {
        type.Describe("The deed that turns a cart into an order. expectedTotal is what the buyer saw; another total is 409 price_changed. The same cart again answers with the same checkout.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Guest);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.IsDeed();
        type.Money("expectedTotal", checkout => checkout.ExpectedTotalMinor, checkout => checkout.Currency).CreateOnly(required: true);
        type.Money("total", checkout => checkout.TotalMinor, checkout => checkout.Currency);
        type.Attribute("email", checkout => checkout.Email, new StringFormat(Email.MaxLength)).CreateOnly();
        type.Attribute("paymentMethod", checkout => checkout.PaymentMethod, new StringFormat(Checkout.MaxPaymentMethodLength, minLength: 1)).CreateOnly(required: true);
        type.Attribute("shippingAddress", checkout => checkout.ShippingAddress, CommonFormats.Address).CreateOnly();
        type.Attribute("billingAddress", checkout => checkout.BillingAddress, CommonFormats.Address).CreateOnly(required: true);
        type.Attribute("note", checkout => checkout.Note, new StringFormat(Checkout.MaxNoteLength)).CreateOnly();
        type.Timestamps(checkout => checkout.CreatedAt, checkout => checkout.UpdatedAt);
        type.ToOne("cart", checkout => checkout.CartId, "carts").Required().JudgedByCommand();
        type.ToOne("order", checkout => checkout.OrderId, "orders");
        type.ToOne("payment", checkout => checkout.PaymentId, "payments");
        type.ToOne("buyer", checkout => checkout.BuyerId, "customerProfiles");
        type.FilterId("cart", checkout => checkout.CartId);
        type.FilterId("order", checkout => checkout.OrderId);
        type.FilterId("buyer", checkout => checkout.BuyerId, Surfaces.Admin);
        type.Include("order", "order.sellerOrders", "order.sellerOrders.lines", "payment", "cart");
        type.Create(body => new PlaceOrderCommand(body.RequiredOne<CartId>("cart"), body.Required<Money>("expectedTotal"), body.Required<string>("paymentMethod"), body.Required<Address>("billingAddress"))
        {
            ShippingAddress = body.Get<Address>("shippingAddress"),
            Email = body.Get<string>("email"),
            Note = body.Get<string>("note"),
        });
    });

    public static ResourceType Orders { get; } = Resource.Type<OrderView, OrderId>("orders", order => order.Id, type =>
    {
        type.Describe("What a buyer ordered, from any number of sellers. grandTotal = itemTotal − discountTotal + shippingTotal + taxTotal = the sum of its seller orders.");
        type.On(Surface.Public, Methods.ListRead | Methods.Transition, AccessRule.Guest);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, Permission);
        OrderAttributes(type);
        type.ToMany("sellerOrders", "sellerOrders", nameof(SellerOrderView.OrderId));
        type.ToMany("payments", "payments", "OrderId");
        type.ToOne("checkout", order => order.CheckoutId, "checkouts");
        type.ToOne("buyer", order => order.BuyerId, "customerProfiles");
        type.FilterId("buyer", order => order.BuyerId, Surfaces.Admin);
        type.NamedList("sellerOrders.seller", IdFormat.Instance);
        type.NamedList("sellerOrders.status", EnumFormat<SellerOrderStatus>.Instance);
        type.Include("buyer", "sellerOrders", "sellerOrders.seller", "sellerOrders.shop", "sellerOrders.lines", "sellerOrders.lines.product", "payments", "checkout");
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
        type.ToMany("commissionLines", "commissionLines", "SellerOrderId");
        type.FilterId("order", part => part.OrderId, Surfaces.PublicAndAdmin);
        type.FilterId("seller", part => part.SellerId, Surfaces.PublicAndAdmin);
        type.FilterId("shop", part => part.ShopId);
        type.FilterId("buyer", part => part.BuyerId, Surfaces.SellerAndAdmin);
        type.NamedList("lines.listing", IdFormat.Instance);
        type.NamedList("lines.product", IdFormat.Instance);
        type.NamedList("lines.sku", StringFormat.Any);
        type.Include("order", "order.payments", "seller", "shop", "buyer", "lines", "lines.listing", "lines.product", "lines.product.primaryImage", "commissionLines");
        type.Moves(part => part.Status, (id, to, reason) => new MoveSellerOrderCommand(new(id), to, reason), (part, surface) => SellerOrderMoves.From(part.Status, surface switch
        {
            Surface.Seller => OrderActor.Seller,
            Surface.Admin => OrderActor.Admin,
            _ => OrderActor.Buyer,
        }));
    });

    public static ResourceType Lines { get; } = Resource.Type<OrderLineView, OrderLineId>("orderLines", line => line.Id, type =>
    {
        type.Describe("What was bought, as it was described and priced at that moment.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("name", line => line.Name, StringFormat.Any).Sort();
        type.Attribute("variantName", line => line.VariantName, StringFormat.Any);
        type.Attribute("sku", line => line.Sku, StringFormat.Any).Filter();
        type.Attribute("imageUrl", line => line.ImageUrl, StringFormat.Any);
        type.Attribute("options", line => line.Options, RawJsonFormat.Object);
        type.Attribute("unit", line => line.Unit, StringFormat.Any);
        type.Attribute("quantity", line => line.Quantity, IntegerFormat.Any);
        type.Money("unitPrice", line => line.UnitPriceMinor, line => line.Currency);
        type.Money("discountTotal", line => line.DiscountTotalMinor, line => line.Currency);
        type.Money("taxTotal", line => line.TaxTotalMinor, line => line.Currency);
        type.Money("total", line => line.TotalMinor, line => line.Currency);
        type.Attribute("cancelledQuantity", line => line.CancelledQuantity, IntegerFormat.Any);
        type.Attribute("fulfilledQuantity", line => line.FulfilledQuantity, IntegerFormat.Any);
        type.Attribute("deliveredQuantity", line => line.DeliveredQuantity, IntegerFormat.Any);
        type.Attribute("returnedQuantity", line => line.ReturnedQuantity, IntegerFormat.Any);
        type.Money("refundedTotal", line => line.RefundedTotalMinor, line => line.Currency);
        type.Timestamps(line => line.CreatedAt, line => line.UpdatedAt);
        type.ToOne("sellerOrder", line => line.SellerOrderId, "sellerOrders");
        type.ToOne("listing", line => line.ListingId, "listings");
        type.ToOne("product", line => line.ProductId, "products");
        type.ToOne("variant", line => line.VariantId, "variants");
        type.FilterId("sellerOrder", line => line.SellerOrderId);
        type.FilterId("listing", line => line.ListingId);
        type.FilterId("product", line => line.ProductId);
        type.Filter("sellerOrder.status", line => line.SellerOrderStatus, EnumFormat<SellerOrderStatus>.Instance);
        type.SortByDefault("createdAt");
        type.Include("sellerOrder", "listing", "product", "product.primaryImage", "variant");
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
        type.Attribute("buyerName", part => part.BuyerName, StringFormat.Any);
        type.Attribute("buyerNote", part => part.BuyerNote, StringFormat.Any);
        type.Attribute("shippingAddress", part => part.ShippingAddress, CommonFormats.Address);
        type.Attribute("shippedAt", part => part.ShippedAt, TimestampFormat.Instance);
        type.Attribute("deliveredAt", part => part.DeliveredAt, TimestampFormat.Instance).Filter(Operators.Comparison);
        type.Attribute("completedAt", part => part.CompletedAt, TimestampFormat.Instance);
        type.Attribute("cancelledAt", part => part.CancelledAt, TimestampFormat.Instance);
        type.Timestamps(part => part.CreatedAt, part => part.UpdatedAt);
    }
}
