using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>What turns a cart into an order.</summary>
internal static class CheckoutResource
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Type { get; } = Resource.Type<CheckoutView, CheckoutId>("checkouts", checkout => checkout.Id, type =>
    {
        type.Describe("The deed that turns a cart into an order. expectedTotal is what the buyer saw; another total is 409 price_changed. The order and its payment are stored, then the provider is asked: 201 also where it refuses, and the payment tells what is next. The same cart again answers with the same checkout.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Guest);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.IsDeed();
        type.Alone();
        type.Money("expectedTotal", checkout => checkout.ExpectedTotalMinor, checkout => checkout.Currency).CreateOnly(required: true);
        type.Money("total", checkout => checkout.TotalMinor, checkout => checkout.Currency);
        type.Attribute("email", checkout => checkout.Email, new StringFormat(Email.MaxLength)).CreateOnly();
        type.Attribute("paymentMethod", checkout => checkout.PaymentMethod, new StringFormat(Checkout.MaxPaymentMethodLength, minLength: 1)).CreateOnly().Nullable().Describe("A code of paymentMethods. Needed where something is due; where expectedTotal is zero it is ignored, nothing is paid, and the order is placed at once.");
        type.Input("returnUrl", new StringFormat(PaymentReturn.MaxLength)).CreateOnly().Describe("Where the provider sends the buyer back to: a page of the shop.");
        type.Input("cancelUrl", new StringFormat(PaymentReturn.MaxLength)).CreateOnly().Describe("Where the buyer comes back to, having given up: a page of the shop.");
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
        type.Create(body => new PlaceOrderCommand(body.RequiredOne<CartId>("cart"), body.Required<Money>("expectedTotal"), new PaymentWish(body.Get<string>("paymentMethod"), body.Get<string>("returnUrl"), body.Get<string>("cancelUrl")), body.Required<Address>("billingAddress"))
        {
            ShippingAddress = body.Get<Address>("shippingAddress"),
            Email = body.Get<string>("email"),
            Note = body.Get<string>("note"),
        });
    });
}
