using Marketplace.Application.Common;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Payments;

/// <summary>Money that goes back, and what providers have told us.</summary>
internal static class RefundResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("refunds");

    public static ResourceType Refunds { get; } = Resource.Type<RefundView, RefundId>("refunds", refund => refund.Id, type =>
    {
        type.Describe("Money of a seller order that goes back to its buyer: all of it or a part, also several times; never more than was paid. Where lines say for which goods, no more goes back for those than they cost, and each of them once; the amount may be left out then. Above a threshold somebody else approves it first. One without a seller order sends back money that has paid for nothing. To sort or filter by amount or succeededAt is slow where there are many.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Transition, Permission);
        type.IsDeed();
        type.Alone();
        type.Money("amount", refund => refund.AmountMinor, refund => refund.Currency).CreateOnly().Filter(Operators.Comparison, Surfaces.SellerAndAdmin).Sort(Surfaces.SellerAndAdmin).Describe("Left out: what parts and lines come to.");
        type.Attribute("reason", refund => refund.Reason, EnumFormat<RefundReason>.Instance).CreateOnly(required: true).Filter();
        type.Attribute("note", refund => refund.Note, new StringFormat(Refund.MaxNoteLength)).CreateOnly().On(Surfaces.SellerAndAdmin);
        type.Attribute("method", refund => refund.Method, EnumFormat<RefundMethod>.Instance).CreateOnly().Filter().Describe("manual: it was paid back by hand.");
        type.Attribute("parts", refund => PricedPart.Of(refund.Parts, refund.Currency), new ListFormat<PricedPart>(PaymentFormats.Part, 10)).CreateOnly().Describe("For what; they add up to the amount. All for items where none is named.");
        type.Attribute("restock", refund => refund.Restock, BooleanFormat.Instance).CreateOnly().On(Surfaces.SellerAndAdmin).Describe("true: the goods of the lines were delivered, are back and can be sold again, whatever becomes of the refund.");
        type.Attribute("status", refund => refund.Status, EnumFormat<RefundStatus>.Instance).Filter();
        type.Attribute("providerReference", refund => refund.ProviderReference, StringFormat.Any).On(Surfaces.Admin);
        type.Attribute("failure", refund => PaymentFault.Of(refund.FailureCode, refund.FailureMessage), PaymentFormats.Fault).Nullable().On(Surfaces.SellerAndAdmin);
        type.Attribute("succeededAt", refund => refund.SucceededAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Timestamps(refund => refund.CreatedAt, refund => refund.UpdatedAt);
        type.ToOne("sellerOrder", refund => refund.SellerOrderId, "sellerOrders").CreateOnly().JudgedByCommand();
        type.ToOne("payment", refund => refund.PaymentId, "payments").CreateOnly().JudgedByCommand().On(Surfaces.PublicAndAdmin);
        type.ToOne("order", refund => refund.OrderId, "orders").On(Surfaces.PublicAndAdmin);
        type.ToMany("lines", refund => refund.Lines.Select(line => line.LineId).ToList(), "orderLines").CreateOnly().Counted(int.MaxValue, refund => refund.Lines.ToDictionary(line => line.LineId.Value, line => line.Quantity)).Describe("For which goods; meta.quantity says how many of each, left out: all for which no money goes back yet.");
        type.ToOne("requestedBy", refund => refund.RequestedBy, "users").On(Surfaces.SellerAndAdmin);
        type.OwnedBy(refund => refund.PaymentId);
        type.FilterId("sellerOrder", refund => refund.SellerOrderId);
        type.FilterId("sellerOrder.seller", refund => refund.SellerId, Surfaces.Admin);
        type.FilterId("order", refund => refund.OrderId, Surfaces.PublicAndAdmin);
        type.FilterId("payment", refund => refund.PaymentId, Surfaces.PublicAndAdmin);
        type.Filter("currency", refund => refund.Currency, StringFormat.Any);
        type.Include("sellerOrder", "sellerOrder.lines", "payment", "order", "lines", "requestedBy");
        type.Create(body => new RequestRefundCommand(body.RequiredOne<SellerOrderId>("sellerOrder"), body.One<PaymentId>("payment"), body.Get<Money?>("amount"), body.Required<RefundReason>("reason"))
        {
            Note = body.Get<string>("note"),
            Method = body.Get<RefundMethod>("method"),
            Parts = [.. (body.Get<IReadOnlyList<PricedPart>>("parts") ?? []).Select(part => (part.Kind, part.Amount))],
            Lines = body.Counted<OrderLineId>("lines").Or([]),
            Restock = body.Get<bool>("restock"),
        });
        type.Moves(refund => refund.Status, (id, to, reason) => new MoveRefundCommand(new(id), to, reason), (refund, surface) => RefundMoves.From(refund.Status, surface));
    });

    public static ResourceType Events { get; } = Resource.Type<PaymentEventView, PaymentEventId>("paymentEvents", told => told.Id, type =>
    {
        type.Describe("What providers have told us. It is applied by asking the provider about the payment; an event whose payment is not known waits.");
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("payments"));
        type.Attribute("provider", told => told.Provider, EnumFormat<PaymentProvider>.Instance).Filter();
        type.Attribute("eventId", told => told.EventId, StringFormat.Any).Filter();
        type.Attribute("kind", told => told.Kind, StringFormat.Any).Filter();
        type.Attribute("status", told => told.Status, EnumFormat<PaymentEventStatus>.Instance).Filter();
        type.Attribute("attempts", told => told.Attempts, IntegerFormat.Any);
        type.Attribute("lastError", told => told.LastError, StringFormat.Any);
        type.Attribute("receivedAt", told => told.ReceivedAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("payload", told => told.Payload, RawJsonFormat.Object).Describe("The body, without secrets and without what a card or a person is known by.");
        type.ToOne("payment", told => told.PaymentId, "payments");
        type.FilterId("payment", told => told.PaymentId);
        type.SortByDefault("-receivedAt");
        type.Include("payment");
    });

    public static ResourceType Replays { get; } = Resource.Type<PaymentEventReplayView, PaymentEventReplayId>("paymentEventReplays", replay => replay.Id, type =>
    {
        type.Describe("Has an event applied once more, from its first try on.");
        type.On(Surface.Admin, Methods.ListRead | Methods.Create, AccessRule.Permission("payments"));
        type.Timestamps(replay => replay.CreatedAt, updatedAt: null);
        type.ToOne("event", replay => replay.EventId, "paymentEvents").Required();
        type.FilterId("event", replay => replay.EventId);
        type.Include("event");
        type.Create(body => new ReplayPaymentEventCommand(body.RequiredOne<PaymentEventId>("event")));
    });
}
