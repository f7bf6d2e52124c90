using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory;

/// <summary>The statement on which it rests that nothing is sold twice.</summary>
internal interface IStockTaking
{
    /// <summary>Waits until no other transaction changes the stock that these lines of orders hold.</summary>
    Task HoldAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct);

    /// <summary>Reserves every quantity that there is, for all listings at once and on the caller's transaction.</summary>
    /// <returns>The stock items that were taken from; a listing that is not among them is short.</returns>
    Task<IReadOnlyDictionary<ListingId, StockItemId>> TakeAsync(IReadOnlyDictionary<ListingId, int> quantities, DateTimeOffset now, CancellationToken ct);
}
