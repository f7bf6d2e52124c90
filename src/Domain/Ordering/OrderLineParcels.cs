namespace Marketplace.Domain.Ordering;

/// <summary>So many of a line of an order.</summary>
public sealed record LineQuantity(Common.OrderLineId LineId, int Quantity);

/// <summary>How much of a line is in parcels, and where those are.</summary>
public sealed partial class OrderLine
{
    /// <summary>In parcels that have not left yet.</summary>
    public int PackedQuantity { get; private set; }

    /// <summary>What was not called off.</summary>
    public int StandingQuantity => Quantity - CancelledQuantity;

    /// <summary>What is in no parcel yet.</summary>
    public int LeftQuantity => StandingQuantity - FulfilledQuantity - PackedQuantity;

    internal void Pack(int quantity) => PackedQuantity += quantity;

    internal void Unpack(int quantity) => PackedQuantity -= quantity;

    internal void Send(int quantity) => (PackedQuantity, FulfilledQuantity) = (PackedQuantity - quantity, FulfilledQuantity + quantity);

    /// <summary>In parcels that came back to their sender.</summary>
    public int CameBackQuantity { get; private set; }

    /// <summary>What was called off of that, and so has not left after all.</summary>
    public int RecalledQuantity { get; private set; }

    /// <summary>What came back and nobody has decided about.</summary>
    public int BackQuantity => CameBackQuantity - RecalledQuantity;

    /// <summary>What can be called off: what has not left and no money goes back for, and what came back.</summary>
    public int CallableQuantity => Math.Max(BackQuantity, Math.Min(LeftQuantity + BackQuantity, RefundableQuantity));

    internal void ComeBack(int quantity) => CameBackQuantity += quantity;

    internal void Recall(int quantity) => (RecalledQuantity, FulfilledQuantity) = (RecalledQuantity + quantity, FulfilledQuantity - quantity);

    internal void Arrive(int quantity) => DeliveredQuantity += quantity;
}
