using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Payments.RefundStatus;

namespace Marketplace.Domain.Payments;

/// <summary>Money that goes back to a buyer. Its amount is set aside at the payment from the beginning until it is given up.</summary>
public sealed class Refund : AggregateRoot, IAudited
{
    public const int MaxNoteLength = 1000;

    private static readonly StateMachine<RefundStatus> Machine = new(
        (PendingApproval, Approved), (Approved, Submitted), (Failed, Submitted), (Approved, Succeeded), (Approved, Failed), (Submitted, Succeeded), (Submitted, Failed), (PendingApproval, RefundStatus.Cancelled), (Failed, RefundStatus.Cancelled));

    private Refund() => (Currency, Parts, Lines) = ("", [], []); // EF Core

    public RefundId Id { get; private init; }

    public PaymentId PaymentId { get; private init; }

    public OrderId OrderId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public SellerOrderId? SellerOrderId { get; private init; }

    public SellerId? SellerId { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the currency's smallest unit.</summary>
    public long Amount { get; private init; }

    public RefundReason Reason { get; private init; }

    public string? Note { get; private init; }

    public RefundMethod Method { get; private init; }

    public IReadOnlyList<RefundPart> Parts { get; private init; }

    /// <summary>For which goods; none: that was not said.</summary>
    public IReadOnlyList<RefundLine> Lines { get; private init; }

    /// <summary>They came back into the stock when it was asked for.</summary>
    public bool Restock { get; private init; }

    /// <summary>The part of the amount that is for sending.</summary>
    public long Shipping => RefundPart.ShippingOf(Parts);

    /// <summary>Null where the program itself sends it back.</summary>
    public UserId? RequestedBy { get; private init; }

    public RefundStatus Status { get; private set; }

    /// <summary>How often it was begun; each is another deed at the provider.</summary>
    public int Attempt { get; private set; }

    public string? ProviderReference { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    public DateTimeOffset? SucceededAt { get; private set; }

    /// <summary>When the provider is to be asked; null: it is not.</summary>
    public DateTimeOffset? DutyAt { get; private set; }

    public int Tries { get; private set; }

    public string? AuditedAs => "refunds";

    /// <summary>The provider's idempotency key: the same for every try of one attempt.</summary>
    public string Key => $"{Id.Value:N}-{Attempt}";

    /// <param name="needsApproval">Somebody other than who asks has to agree first.</param>
    public static Refund Of(Payment payment, RefundOrder order, bool needsApproval, DateTimeOffset now)
    {
        Ensure.That(order.Amount.MinorUnits > 0, RefundErrors.NotPositive);
        Ensure.That(order.Parts.Count == 0 || (order.Parts.All(part => part.Amount > 0) && order.Parts.Sum(part => part.Amount) == order.Amount.MinorUnits), RefundErrors.PartsDiffer);
        payment.Claim(order.Amount);

        // What the program wants paid back by hand, somebody has to do and to say so.
        var method = payment.HasGateway ? order.Method : RefundMethod.Manual;
        needsApproval |= method is RefundMethod.Manual && order.RequestedBy is null;
        var refund = new Refund
        {
            Id = RefundId.New(),
            PaymentId = payment.Id,
            OrderId = payment.OrderId,
            BuyerId = payment.BuyerId,
            SellerOrderId = order.SellerOrderId,
            SellerId = order.SellerId,
            Currency = order.Amount.Currency,
            Amount = order.Amount.MinorUnits,
            Reason = order.Reason,
            Note = Require.OptionalText(order.Note, MaxNoteLength, "note"),
            Method = method,
            Parts = order.Parts.Count > 0 ? order.Parts : [new(RefundPartKind.Items, order.Amount.MinorUnits)],
            Lines = order.Lines,
            Restock = order.Restock,
            RequestedBy = order.RequestedBy,
            Status = needsApproval ? PendingApproval : Approved,
            Attempt = 1,
        };
        refund.Raise(new RefundCreated(refund.Id, payment.Id, payment.OrderId, refund.SellerId, refund.Amount, refund.Currency));
        if (!needsApproval) refund.DutyAt = order.RequestedBy is null ? now : now + Payment.Lease; // who asks for it sees to it in the same request
        return refund;
    }

    public static IReadOnlyList<RefundStatus> From(RefundStatus status) => Machine.From(status);

    public void Approve(UserId? by, DateTimeOffset now)
    {
        Machine.Check(Status, Approved, reason: null);
        Ensure.That(RequestedBy is null || by != RequestedBy, RefundErrors.NotByItsMaker);
        Become(Approved);
        DutyAt = now + Payment.Lease;
    }

    /// <summary>Sends it once more after the provider has refused.</summary>
    public void SubmitAgain(DateTimeOffset now)
    {
        Ensure.That(Status is Failed, States.CannotMove(Status, Submitted, []));
        (Attempt, Tries, DutyAt, ProviderReference) = (Attempt + 1, 0, now + Payment.Lease, null);
        (FailureCode, FailureMessage) = (null, null);
        Become(Submitted);
    }

    public void Cancel(Payment payment, string? reason)
    {
        Machine.Check(Status, RefundStatus.Cancelled, reason);
        payment.Unclaim(Amount);
        Become(RefundStatus.Cancelled, reason);
        DutyAt = null;
    }

    /// <summary>The provider has taken it on, and will tell.</summary>
    public void Await(string? reference, DateTimeOffset now)
    {
        ProviderReference = reference;
        if (Status is Approved) Become(Submitted);
        Postpone(now);
    }

    public void Succeed(string? reference, DateTimeOffset now)
    {
        (ProviderReference, SucceededAt, DutyAt) = (reference ?? ProviderReference, now, null);
        Become(Succeeded);
    }

    public void Fail(string? reference, string code, string message)
    {
        (ProviderReference, FailureCode, FailureMessage, DutyAt) = (reference ?? ProviderReference, code, message, null);
        Become(Failed, message);
    }

    /// <summary>Nobody knows what became of the request: the same one is sent again later.</summary>
    public void Postpone(DateTimeOffset now)
    {
        Tries++;
        DutyAt = now + TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(2, Math.Min(Tries, 10))));
    }

    private void Become(RefundStatus next, string? reason = null)
    {
        Machine.Check(Status, next, reason: null);
        Raise(new RefundMoved(Id, PaymentId, OrderId, SellerOrderId, SellerId, Amount, Currency, Status, next, reason) { Lines = Lines, Shipping = Shipping });
        Status = next;
    }
}
