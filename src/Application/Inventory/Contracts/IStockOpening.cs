using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>Gives a listing its stock item, and takes it away with a draft; saved with the caller's changes.</summary>
public interface IStockOpening
{
    /// <param name="onHand">How many there are at the beginning.</param>
    void Open(ListingId listing, SellerId seller, int onHand);

    /// <summary>Corrects what is on hand by a difference; never below what orders hold.</summary>
    Task AdjustAsync(ListingId listing, int by, string note, CancellationToken ct);

    Task CloseAsync(ListingId listing, CancellationToken ct);
}
