using System.Collections.Frozen;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Payments.PaymentStatus;

namespace Marketplace.Domain.Payments;

/// <summary>
/// An attempt to pay an order. Cash on delivery is <c>processing</c> from the start until the seller has collected it, since nobody but the
/// carrier sees the money.
/// </summary>
public sealed class Payment : AggregateRoot
{
    private static readonly FrozenSet<(PaymentStatus From, PaymentStatus To)> Moves = new HashSet<(PaymentStatus, PaymentStatus)>
    {
        (Created, RequiresAction), (Created, Processing), (RequiresAction, Processing),
        (Processing, Authorized), (Processing, Captured), (Authorized, Captured),
        (Created, Failed), (RequiresAction, Failed), (Processing, Failed),
        (Created, Cancelled), (RequiresAction, Cancelled), (Processing, Cancelled),
        (Created, Expired), (RequiresAction, Expired), (Processing, Expired),
        (Authorized, Voided),
    }.ToFrozenSet();

    private Payment() => (Method, Currency) = ("", ""); // EF Core

    public PaymentId Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    /// <summary>The code of its payment method.</summary>
    public string Method { get; private init; }

    public PaymentProvider Provider { get; private init; }

    public PaymentStatus Status { get; private set; }

    public string Currency { get; private init; }

    /// <summary>What is due, in the currency's smallest unit.</summary>
    public long Amount { get; private init; }

    public long CapturedAmount { get; private set; }

    public DateTimeOffset? CapturedAt { get; private set; }

    public static Payment OnDelivery(OrderId orderId, BuyerId buyerId, Money due)
    {
        var payment = new Payment
        {
            Id = PaymentId.New(),
            OrderId = orderId,
            BuyerId = buyerId,
            Method = PaymentMethod.CashOnDelivery.Code,
            Provider = PaymentProvider.CashOnDelivery,
            Currency = due.Currency,
            Amount = due.MinorUnits,
        };
        payment.Raise(new PaymentCreated(payment.Id, orderId, due.MinorUnits, due.Currency));
        payment.Become(Processing);
        return payment;
    }

    public static bool IsAllowed(PaymentStatus from, PaymentStatus to) => Moves.Contains((from, to));

    /// <summary>Nothing is to be paid any more.</summary>
    public void Cancel()
    {
        if (Status is Cancelled) return;
        Become(Cancelled);
        Raise(new PaymentCancelled(Id, OrderId));
    }

    /// <summary>A seller has the cash for its part.</summary>
    public CashCollection Collect(SellerOrderId part, SellerId seller, Money amount, DateTimeOffset at)
    {
        Ensure.That(Status is Processing, PaymentErrors.CannotBecome(Status, Captured));
        CapturedAmount = checked(CapturedAmount + amount.MinorUnits);
        return CashCollection.Of(this, part, seller, amount, at);
    }

    /// <summary>All the money that will come is there: less than the amount where a part of the order was called off.</summary>
    public void Settle(DateTimeOffset now)
    {
        if (Status is Captured) return;
        Become(Captured);
        CapturedAt = now;
        Raise(new PaymentCaptured(Id, OrderId, CapturedAmount, Currency));
    }

    private void Become(PaymentStatus next)
    {
        Ensure.That(IsAllowed(Status, next), PaymentErrors.CannotBecome(Status, next));
        Status = next;
    }
}

public enum PaymentStatus { Created, RequiresAction, Processing, Authorized, Captured, PartiallyRefunded, Refunded, Voided, Failed, Cancelled, Expired }

public enum PaymentProvider { Stripe, Razorpay, Paypal, Mips, CashOnDelivery, Manual }
