using Marketplace.Domain.Common;
using static Marketplace.Domain.Ordering.FulfilmentStatus;

namespace Marketplace.Domain.Ordering;

public enum FulfilmentStatus { Draft, Packed, Shipped, InTransit, Delivered, FailedDelivery, ReturnedToSender, Cancelled }

/// <summary>The ways of a parcel. One that nobody follows on its way goes from shipped to delivered.</summary>
public static class FulfilmentMoves
{
    public static StateMachine<FulfilmentStatus> All { get; } = new(
        (Draft, Packed), (Draft, Shipped), (Draft, Cancelled), (Packed, Shipped), (Packed, Cancelled),
        (Shipped, InTransit), (Shipped, Delivered), (InTransit, Delivered), (InTransit, FailedDelivery), (FailedDelivery, InTransit), (FailedDelivery, ReturnedToSender))
    {
        ReasonedStates = [FailedDelivery],
    };

    /// <summary>The steps by which a parcel follows its seller order.</summary>
    public static IReadOnlyList<FulfilmentStatus> Towards(FulfilmentStatus from, SellerOrderStatus whole) => (whole, from) switch
    {
        (SellerOrderStatus.Shipped, Draft or Packed) => [Shipped],
        (SellerOrderStatus.Delivered, Shipped or InTransit) => [Delivered],
        (SellerOrderStatus.Delivered, FailedDelivery) => [InTransit, Delivered],
        (SellerOrderStatus.Cancelled, Draft or Packed) => [Cancelled],
        _ => [],
    };
}
