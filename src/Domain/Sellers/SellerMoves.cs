using Marketplace.Domain.Common;
using static Marketplace.Domain.Sellers.SellerStatus;

namespace Marketplace.Domain.Sellers;

/// <summary>Who may move a seller where.</summary>
public static class SellerMoves
{
    public static readonly StateMachine<SellerStatus> OfOwner = new((Rejected, Pending), (Approved, Closing), (Suspended, Closing));

    public static readonly StateMachine<SellerStatus> OfAdmin = new(
        (Pending, Approved), (Pending, Rejected), (Approved, Suspended), (Suspended, Approved), (Approved, Closing), (Suspended, Closing))
    {
        ReasonedStates = [Rejected, Suspended],
    };

    /// <summary>When nothing is open any more.</summary>
    public static readonly StateMachine<SellerStatus> OfSystem = new((Approved, Suspended), (Closing, Closed)) { ReasonedStates = [Suspended] };
}
