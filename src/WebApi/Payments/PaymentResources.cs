using Marketplace.Application.Common;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Payments;

/// <summary>Ways to pay, and payments.</summary>
internal static class PaymentResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("payments");

    public static ResourceType Methods { get; } = Resource.Type<PaymentMethodView, PaymentMethodId>("paymentMethods", method => method.Id, type =>
    {
        type.Describe("The ways to pay; a checkout names one by its code. Buyers see those that are active; filter[cart] leaves those that fit what is in a cart of theirs.");
        type.On(Surface.Public, JsonApi.Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Admin, JsonApi.Methods.ListRead | JsonApi.Methods.Update, Permission);
        type.Attribute("code", method => method.Code, StringFormat.Any);
        type.Attribute("name", method => method.Name, new StringFormat(PaymentMethod.MaxNameLength, minLength: 1)).Writable().Sort();
        type.Attribute("provider", method => method.Provider, EnumFormat<PaymentProvider>.Instance);
        type.Attribute("kind", method => method.Kind, EnumFormat<PaymentKind>.Instance);
        type.Attribute("flow", method => method.Flow, EnumFormat<PaymentFlow>.Instance);
        type.Attribute("currencies", method => method.Currencies, new ListFormat<string>(StringFormat.Any, 200)).Writable().Describe("Empty: every one.");
        type.Attribute("countries", method => method.Countries, new ListFormat<string>(StringFormat.Any, 300)).Writable().Describe("Of the billing address. Empty: everywhere.");
        type.Money("minimum", method => method.MinimumMinor, method => method.MinimumCurrency).Writable();
        type.Money("maximum", method => method.MaximumMinor, method => method.MaximumCurrency).Writable();
        type.Attribute("position", method => method.Position, new IntegerFormat(0, PaymentMethod.MaxPosition)).Writable().Sort();
        type.Attribute("isActive", method => method.IsActive, BooleanFormat.Instance).Writable().On(Surfaces.Admin).Filter().Describe("A method whose provider is not configured is never active.");
        type.Timestamps(method => method.CreatedAt, method => method.UpdatedAt);
        type.ToOne("icon", method => method.IconId, "uploads").Changeable();
        type.Include("icon");
        type.NamedFilter("cart", IdFormat.Instance, surfaces: Surfaces.Public);
        type.NamedList("currencies", StringFormat.Any);
        type.NamedList("countries", StringFormat.Any);
        type.SortByDefault("position");
        type.Update((id, body) => new UpdatePaymentMethodCommand(new(id), before => before with
        {
            Name = body.Change<string>("name").Or(before.Name),
            Position = body.Change<int>("position").Or(before.Position),
            IsActive = body.Change<bool>("isActive").Or(before.IsActive),
            Currencies = body.Change<IReadOnlyList<string>>("currencies").Or(before.Currencies),
            Countries = body.Change<IReadOnlyList<string>>("countries").Or(before.Countries),
            Minimum = body.OptionalValue<Money>("minimum").Or(before.Minimum),
            Maximum = body.OptionalValue<Money>("maximum").Or(before.Maximum),
            IconId = body.OptionalOne<UploadId>("icon").Or(before.IconId),
        }));
    });

    public static ResourceType Payments { get; } = Resource.Type<PaymentView, PaymentId>("payments", payment => payment.Id, type =>
    {
        type.Describe("An attempt to pay an order, for all that is due; at most one of an order succeeds. What the buyer does next stands in nextAction. A declined attempt is answered with 422 payment_declined and stays readable; "
            + "where the buyer has to confirm on a page and no returnUrl was sent, 422 payment_action_required. To processing: the provider is asked again. Cash on delivery is collected with the goods. To sort or filter by amount or capturedAt is slow where there are many.");
        type.On(Surface.Public, JsonApi.Methods.ListRead | JsonApi.Methods.Create | JsonApi.Methods.Transition, AccessRule.Guest);
        type.On(Surface.Admin, JsonApi.Methods.ListRead | JsonApi.Methods.Transition, Permission);
        type.IsDeed();
        type.Alone();
        type.Attribute("paymentMethod", payment => payment.PaymentMethod, new StringFormat(PaymentMethod.MaxCodeLength, minLength: 1)).CreateOnly(required: true).Filter();
        type.Input("returnUrl", new StringFormat(PaymentReturn.MaxLength)).CreateOnly().Describe("A page of the shop.");
        type.Input("cancelUrl", new StringFormat(PaymentReturn.MaxLength)).CreateOnly().Describe("A page of the shop.");
        type.Attribute("status", payment => payment.Status, EnumFormat<PaymentStatus>.Instance).Filter();
        type.Attribute("provider", payment => payment.Provider, EnumFormat<PaymentProvider>.Instance).Filter();
        type.Money("amount", payment => payment.AmountMinor, payment => payment.Currency).Filter(Operators.Comparison, Surfaces.Admin).Sort(Surfaces.Admin);
        type.Money("authorizedAmount", payment => payment.AuthorizedAmountMinor, payment => payment.Currency);
        type.Money("capturedAmount", payment => payment.CapturedAmountMinor, payment => payment.Currency);
        type.Money("refundedAmount", payment => payment.RefundedAmountMinor, payment => payment.Currency);
        type.Attribute("providerReference", payment => payment.ProviderReference, StringFormat.Any);
        type.Filter("providerReference", payment => payment.ProviderReference!, StringFormat.Any, surfaces: Surfaces.Admin);
        type.Attribute("nextAction", payment => payment.NextAction, PaymentFormats.Action);
        type.Attribute("failure", payment => PaymentFault.Of(payment.FailureCode, payment.FailureMessage), PaymentFormats.Fault).Nullable();
        type.Attribute("providerData", payment => payment.ProviderData, RawJsonFormat.Object).On(Surfaces.Admin);
        type.Attribute("expiresAt", payment => payment.ExpiresAt, TimestampFormat.Instance);
        type.Attribute("capturedAt", payment => payment.CapturedAt, TimestampFormat.Instance).Filter(Operators.Comparison, Surfaces.Admin).Sort(Surfaces.Admin);
        type.Timestamps(payment => payment.CreatedAt, payment => payment.UpdatedAt);
        type.ToOne("order", payment => payment.OrderId, "orders").Required().JudgedByCommand();
        type.ToMany("transactions", "paymentTransactions", nameof(PaymentTransactionView.PaymentId));
        type.ToMany("refunds", "refunds", nameof(RefundView.PaymentId));
        type.ToMany("captures", "captures", nameof(CaptureView.PaymentId)).On(Surfaces.Admin);
        type.ToMany("voids", "voids", nameof(VoidView.PaymentId)).On(Surfaces.Admin);
        type.ToMany("events", "paymentEvents", nameof(PaymentEventView.PaymentId)).On(Surfaces.Admin);
        type.FilterId("order", payment => payment.OrderId);
        type.NamedList("order.number", StringFormat.Any, Surfaces.Admin);
        type.Filter("currency", payment => payment.Currency, StringFormat.Any);
        type.Include("order", "order.sellerOrders", "transactions", "refunds", "captures", "voids", "events");
        type.Create(body => new PayOrderCommand(body.RequiredOne<OrderId>("order"), body.Required<string>("paymentMethod"), body.Get<string>("returnUrl"), body.Get<string>("cancelUrl")));
        type.Moves(payment => payment.Status, (id, to, reason) => new MovePaymentCommand(new(id), to, reason), (payment, _) => PaymentWishes.From(payment.Status, payment.Provider),
            (System.Linq.Expressions.Expression<Func<PaymentView, PaymentProvider>>)(payment => payment.Provider));
    });
}
