using static Marketplace.Domain.Ordering.SellerOrderStatus;

namespace Marketplace.Domain.Ordering;

/// <summary>What an order as a whole is called, given its seller orders.</summary>
public static class OrderSummary
{
    public static OrderStatus Of(IReadOnlyCollection<SellerOrderStatus> parts)
    {
        SellerOrderStatus[] live = [.. parts.Where(part => part is not (Cancelled or Rejected))];
        if (live.Length == 0) return OrderStatus.Cancelled;
        if (live.Contains(PendingPayment)) return OrderStatus.PendingPayment;
        if (live.All(part => part is Completed)) return live.Length == parts.Count ? OrderStatus.Completed : OrderStatus.PartiallyCancelled;
        return live.All(part => part is AwaitingAcceptance or Confirmed) ? OrderStatus.Placed : OrderStatus.InProgress;
    }

    /// <param name="counted">What was called off does not count, but for what was paid before.</param>
    public static PaymentState PaymentOf(IReadOnlyCollection<PaymentState> counted)
    {
        var paid = counted.Count(part => part is PaymentState.Paid or PaymentState.PartiallyRefunded or PaymentState.Refunded);
        if (paid == 0) return counted.Contains(PaymentState.Authorized) ? PaymentState.Authorized : PaymentState.Unpaid;
        if (paid < counted.Count) return PaymentState.PartiallyPaid;
        if (counted.All(part => part is PaymentState.Paid)) return PaymentState.Paid;
        return counted.All(part => part is PaymentState.Refunded) ? PaymentState.Refunded : PaymentState.PartiallyRefunded;
    }

    /// <summary>Of what is still to be delivered; what was called off does not count.</summary>
    public static FulfilmentState FulfilmentOf(IReadOnlyCollection<SellerOrderStatus> parts)
    {
        SellerOrderStatus[] live = [.. parts.Where(part => part is not (Cancelled or Rejected))];
        if (live.Length == 0) return FulfilmentState.Unfulfilled;
        if (live.All(part => part is Delivered or Completed)) return FulfilmentState.Delivered;
        if (live.All(part => part is Shipped or Delivered or Completed)) return FulfilmentState.Fulfilled;
        return live.Any(part => part is PartiallyShipped or Shipped or Delivered or Completed) ? FulfilmentState.PartiallyFulfilled : FulfilmentState.Unfulfilled;
    }
}
