using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>Parts of seller orders that come to nothing.</summary>
internal static class CancellationResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Cancellations { get; } = Resource.Type<CancellationView, CancellationId>("cancellations", cancellation => cancellation.Id, type =>
    {
        type.Describe("Goods of a seller order that are called off before they leave, while the rest of it stands. Its lines say in meta.quantity how many of each; left out, all that has not left is meant. What was paid for them goes back by itself, and is the amount. Buyers call off until the seller begins with it. Where nothing would be left, the seller order is cancelled as a whole.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead | Methods.Create, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Create, Permission);
        type.IsDeed();
        type.Attribute("reason", cancellation => cancellation.Reason, new StringFormat(Cancellation.MaxReasonLength, minLength: 1)).CreateOnly(required: true);
        type.Money("amount", cancellation => cancellation.AmountMinor, cancellation => cancellation.Currency);
        type.Timestamps(cancellation => cancellation.CreatedAt, cancellation => cancellation.UpdatedAt);
        type.ToOne("sellerOrder", cancellation => cancellation.SellerOrderId, "sellerOrders").Required();
        type.ToMany("lines", cancellation => IdsOf(cancellation.Lines), "orderLines").CreateOnly().Counted(int.MaxValue, cancellation => cancellation.Lines.ToDictionary(item => item.LineId.Value, item => item.Quantity));
        type.FilterId("sellerOrder", cancellation => cancellation.SellerOrderId);
        type.Include("lines", "sellerOrder");
        type.Create(body => new CancelLinesCommand(body.RequiredOne<SellerOrderId>("sellerOrder"), body.Counted<OrderLineId>("lines").Or([]), body.Required<string>("reason")));
    });

    private static IReadOnlyList<OrderLineId> IdsOf(IReadOnlyList<LineQuantity> lines) => [.. lines.Select(item => item.LineId)];
}
