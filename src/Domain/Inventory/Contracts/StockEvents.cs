using Marketplace.Domain.Common;

namespace Marketplace.Domain.Inventory.Contracts;

/// <summary>Whatever changes how much can be had of a listing.</summary>
public interface IStockEvent : IDomainEvent
{
    ListingId ListingId { get; }
}

/// <summary>What all of them tell, for who asks no more.</summary>
public sealed record StockHappened(ListingId ListingId, string Name, Guid SubjectId) : IStockEvent;

public sealed record StockChanged(StockItemId StockItemId, ListingId ListingId) : IStockEvent, IUpdated
{
    public string Name => "stock.adjusted";

    public Guid SubjectId => StockItemId.Value;
}

public sealed record StockReserved(StockItemId StockItemId, ListingId ListingId, OrderLineId OrderLineId, int Quantity) : IStockEvent
{
    public string Name => "stock.reserved";

    public Guid SubjectId => StockItemId.Value;
}

public sealed record StockReleased(StockItemId StockItemId, ListingId ListingId, OrderLineId OrderLineId, int Quantity) : IStockEvent
{
    public string Name => "stock.released";

    public Guid SubjectId => StockItemId.Value;
}

public sealed record StockSold(StockItemId StockItemId, ListingId ListingId, OrderLineId OrderLineId, int Quantity) : IStockEvent
{
    public string Name => "stock.sold";

    public Guid SubjectId => StockItemId.Value;
}

public sealed record StockReturned(StockItemId StockItemId, ListingId ListingId, OrderLineId OrderLineId, int Quantity) : IStockEvent
{
    public string Name => "stock.returned";

    public Guid SubjectId => StockItemId.Value;
}
