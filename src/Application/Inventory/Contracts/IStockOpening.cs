using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>Gives a listing its stock item, and takes it away with a draft; saved with the caller's changes.</summary>
public interface IStockOpening
{
    /// <param name="onHand">How many there are at the beginning.</param>
    void Open(ListingId listing, SellerId seller, int onHand);

    Task CloseAsync(ListingId listing, CancellationToken ct);
}
