using Marketplace.Application.Common;
using Marketplace.Application.Inventory;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Inventory;

/// <summary>Stock: what there is, what orders hold of it, and how it came to be so.</summary>
internal static class StockResources
{
    private static readonly AccessRule Stock = AccessRule.Permission("stock");

    public static ResourceType Items { get; } = Resource.Type<StockItemView, StockItemId>("stockItems", item => item.Id, type =>
    {
        type.Describe("How much of a listing there is. Levels change through stockAdjustments and orders only.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Update, Stock);
        type.On(Surface.Admin, Methods.ListRead, Stock);
        type.Attribute("onHand", item => item.OnHand, IntegerFormat.Any).Filter(Operators.Comparison).Sort();
        type.Attribute("reserved", item => item.Reserved, IntegerFormat.Any);
        type.Attribute("available", item => item.Available, IntegerFormat.Any).Filter(Operators.Comparison).Sort();
        type.Attribute("safetyStock", item => item.SafetyStock, new IntegerFormat(0, StockItem.MaxQuantity)).UpdateOnly();
        type.Attribute("lowStockThreshold", item => item.LowStockThreshold, new IntegerFormat(0, StockItem.MaxQuantity)).UpdateOnly();
        type.Attribute("isLow", item => item.IsLow, BooleanFormat.Instance).Filter();
        type.Timestamps(item => item.CreatedAt, item => item.UpdatedAt);
        type.ToOne("listing", item => item.ListingId, "listings");
        type.ToOne("variant", item => item.VariantId, "variants");
        type.ToMany("movements", "stockMovements", nameof(StockMovementView.StockItemId));
        type.ToMany("reservations", "reservations", nameof(ReservationView.StockItemId));
        type.FilterId("listing", item => item.ListingId);
        type.NamedList("listing.sku", StringFormat.Any);
        type.FilterId("listing.seller", item => item.SellerId, Surfaces.Admin);
        type.NamedList("variant", IdFormat.Instance);
        type.SortByDefault("-updatedAt");
        type.Include("listing", "listing.product", "listing.variant", "variant");
        type.DemandsIfMatch();
        type.Update((id, body) => new UpdateStockItemCommand(new(id), body.Change<int>("safetyStock"), body.OptionalValue<int>("lowStockThreshold")));
    });

    public static ResourceType Adjustments { get; } = Resource.Type<StockAdjustmentView, StockAdjustmentId>("stockAdjustments", adjustment => adjustment.Id, type =>
    {
        type.Describe("A correction of what is on hand: by a delta, or set to a count with the quantity that it was compared with.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create, Stock);
        type.On(Surface.Admin, Methods.ListRead | Methods.Create, Stock);
        var quantity = new IntegerFormat(-StockItem.MaxQuantity, StockItem.MaxQuantity);
        type.Attribute("delta", adjustment => adjustment.Delta, quantity).CreateOnly();
        type.Attribute("set", adjustment => adjustment.Set, quantity).CreateOnly();
        type.Attribute("compareQuantity", adjustment => adjustment.CompareQuantity, quantity).CreateOnly();
        type.Attribute("reason", adjustment => adjustment.Reason, EnumFormat<AdjustmentReason>.Instance).CreateOnly(required: true).Filter();
        type.Attribute("note", adjustment => adjustment.Note, new StringFormat(StockAdjustment.MaxNoteLength)).CreateOnly();
        type.Timestamps(adjustment => adjustment.CreatedAt, updatedAt: null);
        type.ToOne("stockItem", adjustment => adjustment.StockItemId, "stockItems").Required();
        type.ToOne("movement", adjustment => adjustment.MovementId, "stockMovements");
        type.ToOne("actor", adjustment => adjustment.ActorId, "users").Describe("Shown to operators, and to sellers of their own people.");
        type.FilterId("stockItem", adjustment => adjustment.StockItemId);
        type.NamedList("stockItem.listing", IdFormat.Instance);
        type.Include("stockItem", "movement");
        type.IsDeed();
        type.Create(body => new AdjustStockCommand(
            body.RequiredOne<StockItemId>("stockItem"),
            new AdjustmentDetails(body.Get<int?>("delta"), body.Get<int?>("set"), body.Required<AdjustmentReason>("reason"))
            {
                CompareQuantity = body.Get<int?>("compareQuantity"),
                Note = body.Get<string>("note"),
            }));
    });

    public static ResourceType Movements { get; } = Resource.Type<StockMovementView, StockMovementId>("stockMovements", movement => movement.Id, type =>
    {
        type.Describe("One change of what is on hand; their sum is what is on hand.");
        type.On(Surface.Seller, Methods.ListRead, Stock);
        type.On(Surface.Admin, Methods.ListRead, Stock);
        type.Attribute("kind", movement => movement.Kind, EnumFormat<StockMovementKind>.Instance).Filter();
        type.Attribute("quantity", movement => movement.Quantity, IntegerFormat.Any);
        type.Attribute("onHandAfter", movement => movement.OnHandAfter, IntegerFormat.Any);
        type.Attribute("reason", movement => movement.Reason, StringFormat.Any);
        type.Timestamps(movement => movement.CreatedAt, updatedAt: null);
        type.ToOne("stockItem", movement => movement.StockItemId, "stockItems");
        type.ToOne("orderLine", movement => movement.OrderLineId, "orderLines");
        type.ToOne("adjustment", movement => movement.AdjustmentId, "stockAdjustments");
        type.FilterId("stockItem", movement => movement.StockItemId);
        type.FilterId("orderLine", movement => movement.OrderLineId);
        type.Include("orderLine", "adjustment");
    });

    public static ResourceType Reservations { get; } = Resource.Type<ReservationView, ReservationId>("reservations", reservation => reservation.Id, type =>
    {
        type.Describe("What a line of an order holds of a stock item.");
        type.On(Surface.Seller, Methods.ListRead, Stock);
        type.On(Surface.Admin, Methods.ListRead, Stock);
        type.Attribute("quantity", reservation => reservation.Quantity, IntegerFormat.Any);
        type.Attribute("status", reservation => reservation.Status, EnumFormat<ReservationStatus>.Instance).Filter();
        type.Attribute("expiresAt", reservation => reservation.ExpiresAt, TimestampFormat.Instance).Filter(Operators.Comparison).Describe("Until when it waits for the money of its order; null where it waits for none.");
        type.Timestamps(reservation => reservation.CreatedAt, reservation => reservation.UpdatedAt);
        type.ToOne("stockItem", reservation => reservation.StockItemId, "stockItems");
        type.ToOne("orderLine", reservation => reservation.OrderLineId, "orderLines");
        type.FilterId("stockItem", reservation => reservation.StockItemId);
        type.FilterId("orderLine", reservation => reservation.OrderLineId);
        type.Include("stockItem", "orderLine");
    });
}
