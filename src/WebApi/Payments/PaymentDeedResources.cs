using Marketplace.Application.Common;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Payments;

/// <summary>What moves the money of payments: what was taken and given up, and the cash that sellers collect.</summary>
internal static class PaymentDeedResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("payments");

    public static ResourceType Transactions { get; } = Resource.Type<PaymentTransactionView, PaymentTransactionId>("paymentTransactions", transaction => transaction.Id, type =>
    {
        type.Describe("What moved the money of a payment.");
        type.On(Surface.Public, JsonApi.Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Admin, JsonApi.Methods.ListRead, Permission);
        type.Attribute("kind", transaction => transaction.Kind, EnumFormat<PaymentTransactionKind>.Instance).Filter();
        type.Attribute("status", transaction => transaction.Status, EnumFormat<PaymentTransactionStatus>.Instance).Filter();
        type.Money("amount", transaction => transaction.AmountMinor, transaction => transaction.Currency);
        type.Attribute("providerReference", transaction => transaction.ProviderReference, StringFormat.Any).Filter();
        type.Attribute("occurredAt", transaction => transaction.OccurredAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("rawAnswer", transaction => transaction.RawAnswer, RawJsonFormat.Object).On(Surfaces.Admin);
        type.ToOne("payment", transaction => transaction.PaymentId, "payments");
        type.FilterId("payment", transaction => transaction.PaymentId);
        type.SortByDefault("-occurredAt");
        type.Include("payment");
    });

    public static ResourceType Captures { get; } = Resource.Type<CaptureView, CaptureId>("captures", capture => capture.Id, type =>
    {
        type.Describe("Takes what a payment has authorized, for all that is due: less than was authorized where something was called off meanwhile, and never a part of it. Of a bank transfer: the money has arrived. An amount has to be what is due.");
        type.On(Surface.Admin, JsonApi.Methods.ListRead | JsonApi.Methods.Create, Permission);
        type.IsDeed();
        type.Alone();
        type.Money("amount", capture => capture.AmountMinor, capture => capture.Currency).CreateOnly();
        type.Timestamps(capture => capture.CreatedAt, capture => capture.UpdatedAt);
        type.ToOne("payment", capture => capture.PaymentId, "payments").Required().JudgedByCommand();
        type.ToOne("transaction", capture => capture.TransactionId, "paymentTransactions").Derived();
        type.FilterId("payment", capture => capture.PaymentId);
        type.Include("payment");
        type.Create(body => new CapturePaymentCommand(body.RequiredOne<PaymentId>("payment"), body.Get<Money?>("amount")));
    });

    public static ResourceType Voids { get; } = Resource.Type<VoidView, VoidId>("voids", given => given.Id, type =>
    {
        type.Describe("Gives up what a payment has authorized.");
        type.On(Surface.Admin, JsonApi.Methods.ListRead | JsonApi.Methods.Create, Permission);
        type.IsDeed();
        type.Alone();
        type.Attribute("reason", given => given.Reason, new StringFormat(PaymentVoid.MaxReasonLength)).CreateOnly();
        type.Timestamps(given => given.CreatedAt, given => given.UpdatedAt);
        type.ToOne("payment", given => given.PaymentId, "payments").Required().JudgedByCommand();
        type.ToOne("transaction", given => given.TransactionId, "paymentTransactions").Derived();
        type.FilterId("payment", given => given.PaymentId);
        type.Include("payment");
        type.Create(body => new VoidPaymentCommand(body.RequiredOne<PaymentId>("payment"), body.Get<string>("reason")));
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
