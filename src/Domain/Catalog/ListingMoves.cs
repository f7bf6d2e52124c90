using Marketplace.Domain.Common;
using static Marketplace.Domain.Catalog.ListingStatus;

namespace Marketplace.Domain.Catalog;

public enum ListingStatus { Draft, Active, Paused, OutOfStock, Suspended, Archived }

/// <summary>Who may move a listing where.</summary>
public static class ListingMoves
{
    public static readonly StateMachine<ListingStatus> OfSeller = new(
        (Draft, Active), (Paused, Active), (Draft, Paused), (Active, Paused), (OutOfStock, Paused),
        (Draft, Archived), (Active, Archived), (Paused, Archived), (OutOfStock, Archived), (Suspended, Archived));

    public static readonly StateMachine<ListingStatus> OfAdmin = new(
        (Active, Suspended), (Paused, Suspended), (OutOfStock, Suspended), (Suspended, Paused), (Active, Paused), (OutOfStock, Paused),
        (Draft, Archived), (Active, Archived), (Paused, Archived), (OutOfStock, Archived), (Suspended, Archived))
    {
        ReasonedStates = [Suspended],
    };

    /// <summary>What follows from the product's publication and from stock.</summary>
    public static readonly StateMachine<ListingStatus> OfSystem = new(
        (Draft, Active), (Active, OutOfStock), (OutOfStock, Active), (Active, Suspended), (Paused, Suspended), (OutOfStock, Suspended),
        (Draft, Archived), (Active, Archived), (Paused, Archived), (OutOfStock, Archived), (Suspended, Archived));
}
