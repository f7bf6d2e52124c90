using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>The part of an order that one seller answers for.</summary>
public sealed partial class SellerOrder : AggregateRoot
{
    private readonly List<OrderLine> _lines = [];

    private SellerOrder() => (Number, OrderNumber, Currency, BuyerName, Totals) = ("", "", "", "", Totals.Zero); // EF Core

    public SellerOrderId Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public SellerId SellerId { get; private init; }

    public ShopId? ShopId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    /// <summary>The order's number and this part's place in it: <c>M-000417-1</c>.</summary>
    public string Number { get; private init; }

    public string OrderNumber { get; private init; }

    public SellerOrderStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    public PaymentState PaymentStatus { get; private set; }

    public FulfilmentMethod FulfilmentMethod { get; private init; }

    public string Currency { get; private init; }

    public int ItemCount { get; private init; }

    public Totals Totals { get; private init; }

    /// <summary>What the marketplace takes of it, tax included; nothing where it was called off.</summary>
    public long Commission { get; private set; }

    /// <summary>What has gone back to the buyer.</summary>
    public long RefundedTotal { get; private set; }

    /// <summary>Somebody says yes or no to it before it goes on; as the seller wanted it when it was ordered.</summary>
    public bool NeedsAcceptance { get; private set; }

    /// <summary>By when somebody has to say yes or no.</summary>
    public DateTimeOffset? AcceptanceDueAt { get; private set; }

    /// <summary>As the seller called it then.</summary>
    public string? ShippingMethodName { get; private init; }

    /// <summary>Null: nothing was charged for sending.</summary>
    public ShippingShare? Shipping { get; private init; }

    public IReadOnlyList<Adjustment> Adjustments { get; private init; } = [];

    public IReadOnlyList<TaxLine> TaxLines { get; private init; } = [];

    /// <summary>What the marketplace itself pays of the price, in the smallest unit of the currency.</summary>
    public long PlatformDiscount => -Adjustments.Where(adjustment => adjustment.FundedBy is FundedBy.Platform).Sum(adjustment => adjustment.Amount);

    public string BuyerName { get; private set; }

    public string? BuyerNote { get; private set; }

    public Address? ShippingAddress { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    /// <summary>Whether the goods have left the seller.</summary>
    public bool IsHandedOver => Status is SellerOrderStatus.PartiallyShipped or SellerOrderStatus.Shipped or SellerOrderStatus.Delivered or SellerOrderStatus.Completed;

    public bool IsCalledOff => Status is SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected;

    internal static SellerOrder Of(Order order, int place, SellerShare share)
    {
        OrderLine[] lines = [.. share.Items.Select(item => new OrderLine(item))];
        var part = new SellerOrder
        {
            Id = SellerOrderId.New(),
            OrderId = order.Id,
            SellerId = share.SellerId,
            ShopId = share.ShopId,
            BuyerId = order.BuyerId,
            Number = $"{order.Number}-{place}",
            OrderNumber = order.Number,
            Currency = order.Currency,
            ItemCount = lines.Sum(line => line.Quantity),
            Totals = Totals.Sum(lines.Select(line => line.Totals)) + (share.Shipping?.Totals ?? Totals.Zero),
            FulfilmentMethod = share.Method,
            ReturnWindow = share.ReturnWindow,
            ShippingMethodName = share.Shipping?.Method,
            Shipping = share.Shipping,
            Adjustments = share.Adjustments,
            TaxLines = share.Taxes,
            BuyerName = (order.ShippingAddress ?? order.BillingAddress).Name,
            BuyerNote = order.Note,
            ShippingAddress = order.ShippingAddress,
        };
        part._lines.AddRange(lines);
        return part;
    }

    /// <summary>What it costs its seller from now on.</summary>
    public void Charge(long commission)
    {
        var more = commission - Commission;
        Commission = commission;
        if (more > 0) Raise(new CommissionRecorded(Id, OrderId, SellerId, more, Currency));
        if (more < 0) Raise(new CommissionReversed(Id, OrderId, SellerId, -more, Currency));
    }

    /// <summary>Its money was there; some of it may have gone back.</summary>
    public bool IsPaid => PaymentStatus is PaymentState.Paid or PaymentState.PartiallyRefunded or PaymentState.Refunded;

    /// <summary>The money is promised, and can be taken.</summary>
    public void MarkAuthorized() => PaymentStatus = PaymentState.Authorized;

    public void MarkPaid()
    {
        if (!IsPaid) Raise(new SellerOrderPaid(Id, OrderId, SellerId, BuyerId, Due, Currency));
        (PaymentStatus, PaidTotal) = (PaymentState.Paid, Due);
        foreach (var line in _lines) line.MarkPaid();
    }

    /// <summary>The promise has come to nothing.</summary>
    public void MarkUnpaid() => PaymentStatus = PaymentState.Unpaid;

    /// <summary>Nothing holds it up any more but who may want to say yes first.</summary>
    public void Go(DateTimeOffset now)
    {
        Move(NeedsAcceptance ? SellerOrderStatus.AwaitingAcceptance : SellerOrderStatus.Confirmed, OrderActor.System, reason: null, now);
        if (NeedsAcceptance) AcceptanceDueAt = now + AcceptancePeriod;
    }

    /// <summary>What was bought stays, who bought it does not.</summary>
    public void ForgetPerson()
    {
        (BuyerName, BuyerNote, ShippingAddress) = ("Erased", null, ShippingAddress?.WithoutPerson());
        foreach (var line in _lines) line.ForgetPerson();
    }

    /// <summary>Moves on, or changes nothing where that move has been made already.</summary>
    /// <returns>Whether something changed.</returns>
    public bool Move(SellerOrderStatus to, OrderActor actor, string? reason, DateTimeOffset now)
    {
        if (Status == to && SellerOrderMoves.CouldHaveLedTo(to, actor)) return false;

        Ensure.That(SellerOrderMoves.IsAllowed(Status, to, actor, Manners), OrderErrors.CannotBecome(Status, to, actor, Manners));
        reason = Require.OptionalText(string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), StateMachine<SellerOrderStatus>.MaxReasonLength, "reason");
        Ensure.That(reason is not null || !SellerOrderMoves.NeedsReason(Status, to, actor), OrderErrors.ReasonRequired);

        Raise(new SellerOrderMoved(Id, OrderId, SellerId, BuyerId, Status, to, reason));
        (Status, StatusReason) = (to, reason);
        AcceptanceDueAt = null;
        Stamp(now);
        foreach (var line in _lines) line.Follow(to);
        CountBack();
        return true;
    }

    private void Stamp(DateTimeOffset now)
    {
        if (Status is SellerOrderStatus.Shipped) ShippedAt = now;
        if (Status is SellerOrderStatus.Delivered) (DeliveredAt, ReturnWindowEndsAt) = (now, now + ReturnWindow);
        if (Status is SellerOrderStatus.Completed) CompletedAt = now;
        if (IsCalledOff) CancelledAt = now;
    }
}

/// <summary>How the goods come to the buyer.</summary>
public enum FulfilmentMethod { Shipping, Pickup, LocalDelivery, Digital }

public static class FulfilmentMethods
{
    /// <summary>Whether the goods leave in parcels.</summary>
    public static bool IsSent(this FulfilmentMethod method) => method is FulfilmentMethod.Shipping or FulfilmentMethod.LocalDelivery;
}
