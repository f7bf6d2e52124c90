using Marketplace.Application.Common;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Payments;

/// <summary>Ways to pay, payments, and the cash that sellers collect.</summary>
internal static class PaymentResources
{
    public static ResourceType Methods { get; } = Resource.Type<PaymentMethodView, PaymentMethodId>("paymentMethods", method => method.Id, type =>
    {
        type.Describe("The ways to pay; a checkout names one by its code.");
        type.On(Surface.Public, JsonApi.Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Admin, JsonApi.Methods.ListRead, AccessRule.Permission("payments"));
        type.Attribute("code", method => method.Code, StringFormat.Any);
        type.Attribute("name", method => method.Name, StringFormat.Any).Sort();
        type.Attribute("provider", method => method.Provider, EnumFormat<PaymentProvider>.Instance);
        type.Attribute("kind", method => method.Kind, EnumFormat<PaymentKind>.Instance);
        type.Attribute("flow", method => method.Flow, EnumFormat<PaymentFlow>.Instance);
        type.Attribute("currencies", method => method.Currencies, new ListFormat<string>(StringFormat.Any, 200)).Describe("Empty: every one.");
        type.Attribute("countries", method => method.Countries, new ListFormat<string>(StringFormat.Any, 300)).Describe("Empty: everywhere.");
        type.Attribute("position", method => method.Position, IntegerFormat.Any).Sort();
        type.Attribute("isActive", method => method.IsActive, BooleanFormat.Instance).On(Surfaces.Admin).Filter();
        type.SortByDefault("position");
    });

    public static ResourceType Payments { get; } = Resource.Type<PaymentView, PaymentId>("payments", payment => payment.Id, type =>
    {
        type.Describe("A payment of an order. Cash on delivery is collected with the goods.");
        type.On(Surface.Public, JsonApi.Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Admin, JsonApi.Methods.ListRead, AccessRule.Permission("payments"));
        type.Attribute("paymentMethod", payment => payment.PaymentMethod, StringFormat.Any).Filter();
        type.Attribute("status", payment => payment.Status, EnumFormat<PaymentStatus>.Instance).Filter();
        type.Attribute("provider", payment => payment.Provider, EnumFormat<PaymentProvider>.Instance).Filter();
        type.Money("amount", payment => payment.AmountMinor, payment => payment.Currency);
        type.Money("authorizedAmount", payment => payment.AuthorizedAmountMinor, payment => payment.Currency);
        type.Money("capturedAmount", payment => payment.CapturedAmountMinor, payment => payment.Currency);
        type.Money("refundedAmount", payment => payment.RefundedAmountMinor, payment => payment.Currency);
        type.Attribute("capturedAt", payment => payment.CapturedAt, TimestampFormat.Instance);
        type.Timestamps(payment => payment.CreatedAt, payment => payment.UpdatedAt);
        type.ToOne("order", payment => payment.OrderId, "orders");
        type.FilterId("order", payment => payment.OrderId);
        type.Include("order", "order.sellerOrders");
    });

    public static ResourceType CashCollections { get; } = Resource.Type<CashCollectionView, CashCollectionId>("cashCollections", collection => collection.Id, type =>
    {
        type.Describe("A seller has the cash for a seller order, all that is due. From then on the seller owes the commission. Where goods are delivered and nobody says anything, it was collected at the door.");
        type.On(Surface.Seller, JsonApi.Methods.ListRead | JsonApi.Methods.Create, AccessRule.Permission("fulfilments"));
        type.On(Surface.Admin, JsonApi.Methods.ListRead | JsonApi.Methods.Create, AccessRule.Permission("payments"));
        type.IsDeed();
        type.Money("amount", collection => collection.AmountMinor, collection => collection.Currency).CreateOnly(required: true);
        type.Attribute("collectedAt", collection => collection.CollectedAt, TimestampFormat.Instance).CreateOnly(required: true).Filter(Operators.Comparison);
        type.Timestamps(collection => collection.CreatedAt, collection => collection.UpdatedAt);
        type.ToOne("sellerOrder", collection => collection.SellerOrderId, "sellerOrders").Required();
        type.ToOne("payment", collection => collection.PaymentId, "payments");
        type.FilterId("sellerOrder", collection => collection.SellerOrderId);
        type.Include("sellerOrder");
        type.Create(body => new CollectCashCommand(body.RequiredOne<SellerOrderId>("sellerOrder"), body.Required<Money>("amount"), body.Required<DateTimeOffset>("collectedAt")));
    });
}
