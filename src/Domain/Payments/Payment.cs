using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Payments.PaymentStatus;

namespace Marketplace.Domain.Payments;

/// <summary>
/// An attempt to pay an order. Cash on delivery is <c>processing</c> from the start until the seller has collected it, since nobody but the
/// carrier sees the money, and a bank transfer until an admin has seen it. What a provider carries out moves by what the provider says.
/// </summary>
public sealed partial class Payment : AggregateRoot
{
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

    public long AuthorizedAmount { get; private set; }

    public long CapturedAmount { get; private set; }

    public DateTimeOffset? CapturedAt { get; private set; }

    /// <summary>What has gone back to the buyer.</summary>
    public long RefundedAmount { get; private set; }

    /// <summary>What has gone back, and what is on its way or waits for its approval.</summary>
    public long ClaimedAmount { get; private set; }

    /// <summary>It is the one payment that the order goes on with; all others are for nothing.</summary>
    public bool IsTheOne { get; private set; }

    public bool HasGateway => Provider is not (PaymentProvider.CashOnDelivery or PaymentProvider.Manual);

    /// <summary>What could still be given back.</summary>
    public long Refundable => CapturedAmount - ClaimedAmount;

    public static Payment OnDelivery(OrderId orderId, BuyerId buyerId, Money due)
    {
        var payment = Open(orderId, buyerId, due, KnownMethods.CashOnDelivery, PaymentProvider.CashOnDelivery);
        payment.Status = Processing;
        return payment;
    }

    /// <summary>The buyer sends the money to the bank.</summary>
    public static Payment ByTransfer(OrderId orderId, BuyerId buyerId, Money due, DateTimeOffset expiresAt)
    {
        var payment = Open(orderId, buyerId, due, KnownMethods.BankTransfer, PaymentProvider.Manual);
        (payment.Status, payment.ExpiresAt) = (Processing, expiresAt);
        return payment;
    }

    public static bool IsAllowed(PaymentStatus from, PaymentStatus to) => PaymentMoves.IsAllowed(from, to);

    /// <summary>Nothing is to be paid any more. Money that arrives all the same is taken note of, and goes back.</summary>
    public void Cancel(DateTimeOffset now) => End(Cancelled, reason: null, now);

    /// <summary>It was not paid in time.</summary>
    public void Expire(DateTimeOffset now) => End(Expired, reason: null, now);

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
        CapturedAt = now;
        Become(Captured);
    }

    /// <summary>The money has arrived at the bank.</summary>
    public PaymentTransaction Arrive(DateTimeOffset now)
    {
        Ensure.That(Provider is PaymentProvider.Manual && IsAllowed(Status, Captured), PaymentErrors.CannotBecome(Status, Captured));
        (AuthorizedAmount, CapturedAmount, CapturedAt) = (Amount, Amount, now);
        Become(Captured);
        return PaymentTransaction.Of(this, PaymentTransactionKind.Capture, PaymentTransactionStatus.Succeeded, Amount, reference: null, raw: null, now);
    }

    /// <summary>The order goes on with this one.</summary>
    public void BeTheOne() => IsTheOne = true;

    private static Payment Open(OrderId orderId, BuyerId buyerId, Money due, string method, PaymentProvider provider, PaymentReturn? back = null)
    {
        var payment = new Payment
        {
            Id = PaymentId.New(),
            OrderId = orderId,
            BuyerId = buyerId,
            Method = method,
            Provider = provider,
            Currency = due.Currency,
            Amount = due.MinorUnits,
            ReturnUrl = back?.ReturnUrl?.AbsoluteUri,
            CancelUrl = back?.CancelUrl?.AbsoluteUri,
        };
        payment.Raise(new PaymentCreated(payment.Id, orderId, due.MinorUnits, due.Currency));
        return payment;
    }

    private void End(PaymentStatus end, string? reason, DateTimeOffset now)
    {
        if (Status == end) return;
        if (Status is Authorized)
        {
            Owe(PaymentDuty.Cancel, now); // whether it was given up, the provider says
            return;
        }

        Become(end, reason);
        NextAction = null;
        Owe(HasGateway ? PaymentDuty.Cancel : PaymentDuty.None, now);
    }

    private void Become(PaymentStatus next, string? reason = null)
    {
        Ensure.That(IsAllowed(Status, next), PaymentErrors.CannotBecome(Status, next));
        Raise(new PaymentMoved(Id, OrderId, CapturedAmount > 0 ? CapturedAmount : Amount, Currency, Status, next, reason));
        Status = next;
    }
}
