using Marketplace.Domain.Common;

namespace Marketplace.Domain.Inventory;

public enum StockMovementKind { Initial, Adjustment, Sale, Return, Correction }

public enum AdjustmentReason { Received, Counted, Damaged, Lost, Returned, Correction }

/// <summary>One change of what is on hand; written once.</summary>
public sealed class StockMovement : AggregatePart
{
    internal StockMovement(StockItemId stockItemId, StockMovementKind kind, int quantity, int onHandAfter, string? reason, OrderLineId? orderLineId, StockAdjustmentId? adjustmentId) =>
        (Id, StockItemId, Kind, Quantity, OnHandAfter, Reason, OrderLineId, AdjustmentId) = (StockMovementId.New(), stockItemId, kind, quantity, onHandAfter, reason, orderLineId, adjustmentId);

    private StockMovement() { } // EF Core

    public StockMovementId Id { get; private init; }

    public StockItemId StockItemId { get; private init; }

    public StockMovementKind Kind { get; private init; }

    public int Quantity { get; private init; }

    public int OnHandAfter { get; private init; }

    public string? Reason { get; private init; }

    public OrderLineId? OrderLineId { get; private init; }

    public StockAdjustmentId? AdjustmentId { get; private init; }
}

/// <param name="Delta">By how much; or else <paramref name="Set"/>.</param>
/// <param name="Set">To how many; with a quantity to compare only if so many are there.</param>
public sealed record AdjustmentDetails(int? Delta, int? Set, AdjustmentReason Reason)
{
    public int? CompareQuantity { get; init; }

    public string? Note { get; init; }
}

/// <summary>Somebody's correction of what is on hand, and why.</summary>
public sealed class StockAdjustment : AggregatePart
{
    public const int MaxNoteLength = 500;

    internal StockAdjustment(StockItemId stockItemId, AdjustmentDetails details, UserId? by)
    {
        (Id, StockItemId, Delta, Set, CompareQuantity, Reason, ActorId) = (StockAdjustmentId.New(), stockItemId, details.Delta, details.Set, details.CompareQuantity, details.Reason, by);
        Note = Require.OptionalText(details.Note, MaxNoteLength, "note");
    }

    private StockAdjustment() { } // EF Core

    public StockAdjustmentId Id { get; private init; }

    public StockItemId StockItemId { get; private init; }

    public int? Delta { get; private init; }

    public int? Set { get; private init; }

    public int? CompareQuantity { get; private init; }

    public AdjustmentReason Reason { get; private init; }

    public string? Note { get; private init; }

    /// <summary>Null where the count was right and nothing moved.</summary>
    public StockMovementId? MovementId { get; internal set; }

    public UserId? ActorId { get; private init; }
}
