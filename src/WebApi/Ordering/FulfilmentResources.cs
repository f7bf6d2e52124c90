using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>How goods leave their seller.</summary>
internal static class FulfilmentResources
{
    private static readonly ValueFormat<IReadOnlyList<Parcel>> Parcels = new ListFormat<Parcel>(
        ObjectFormat<Parcel>.Of(
            static values => new Parcel(values.Get<Measure>("weight"), values.Get<string>("trackingNumber")),
            static parcel =>
            {
                parcel.With("weight", static value => value.Weight, CommonFormats.Weight);
                parcel.With("trackingNumber", static value => value.TrackingNumber, new StringFormat(FulfilmentDetails.MaxTrackingNumberLength));
            }),
        FulfilmentDetails.MaxParcels);

    public static ResourceType Fulfilments { get; } = Resource.Type<FulfilmentView, FulfilmentId>("fulfilments", parcel => parcel.Id, type =>
    {
        type.Describe("What of a seller order is sent together. Its lines say in meta.quantity how many of each; left out, all that is left is meant. It leaves at once, unless it is a draft, whose lines can still be changed. The seller order follows: partiallyShipped, shipped, delivered. Buyers see it from when it is packed.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("fulfilments"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("orders"));
        type.Attribute("carrier", parcel => parcel.Carrier, new StringFormat(FulfilmentDetails.MaxCarrierLength)).Writable().Filter();
        type.Attribute("service", parcel => parcel.Service, new StringFormat(FulfilmentDetails.MaxCarrierLength)).Writable();
        type.Attribute("trackingNumber", parcel => parcel.TrackingNumber, new StringFormat(FulfilmentDetails.MaxTrackingNumberLength)).Writable().Filter();
        type.Attribute("trackingUrl", parcel => parcel.TrackingUrl ?? Carriers.PageOf(parcel.Carrier, parcel.TrackingNumber), new StringFormat(FulfilmentDetails.MaxTrackingUrlLength)).Nullable().Writable().Describe("Known carriers' pages are found by the tracking number.");
        type.Attribute("parcels", parcel => parcel.Parcels, Parcels).Writable();
        type.Input("isDraft", BooleanFormat.Instance).CreateOnly().Describe("true: it is packed later.");
        type.Attribute("status", parcel => parcel.Status, EnumFormat<FulfilmentStatus>.Instance).Filter();
        type.Attribute("statusReason", parcel => parcel.StatusReason, StringFormat.Any);
        type.Attribute("estimatedDeliveryOn", parcel => parcel.EstimatedDeliveryOn, DateFormat.Instance).Writable();
        type.Attribute("shippedAt", parcel => parcel.ShippedAt, TimestampFormat.Instance).Sort();
        type.Attribute("deliveredAt", parcel => parcel.DeliveredAt, TimestampFormat.Instance);
        type.Timestamps(parcel => parcel.CreatedAt, parcel => parcel.UpdatedAt);
        type.ToOne("sellerOrder", parcel => parcel.SellerOrderId, "sellerOrders").Required();
        type.ToMany("lines", parcel => IdsOf(parcel.Lines), "orderLines").Changeable().Counted(int.MaxValue, parcel => parcel.Lines.ToDictionary(item => item.LineId.Value, item => item.Quantity));
        type.FilterId("sellerOrder", parcel => parcel.SellerOrderId);
        type.Include("lines", "sellerOrder");
        type.Create(body => new SendGoodsCommand(body.RequiredOne<SellerOrderId>("sellerOrder"), Taken(FulfilmentDetails.None, body), body.Counted<OrderLineId>("lines").Or(null!), body.Get<bool>("isDraft")));
        type.Update((id, body) => new ChangeFulfilmentCommand(new(id), before => Taken(before, body), body.Counted<OrderLineId>("lines")));
        type.Moves(parcel => parcel.Status, (id, to, reason) => new MoveFulfilmentCommand(new(id), to, reason), (parcel, _) => FulfilmentMoves.All.From(parcel.Status));
    });

    private static IReadOnlyList<OrderLineId> IdsOf(IReadOnlyList<LineQuantity> lines) => [.. lines.Select(item => item.LineId)];

    private static FulfilmentDetails Taken(FulfilmentDetails before, Body body) => before with
    {
        Carrier = body.Optional<string>("carrier").Or(before.Carrier),
        Service = body.Optional<string>("service").Or(before.Service),
        TrackingNumber = body.Optional<string>("trackingNumber").Or(before.TrackingNumber),
        TrackingUrl = body.Optional<string>("trackingUrl").Or(before.TrackingUrl),
        Parcels = body.Change<IReadOnlyList<Parcel>>("parcels").Or(before.Parcels),
        EstimatedDeliveryOn = body.OptionalValue<DateOnly>("estimatedDeliveryOn").Or(before.EstimatedDeliveryOn),
    };
}
