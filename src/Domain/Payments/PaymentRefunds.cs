using Marketplace.Domain.Common;
using static Marketplace.Domain.Payments.PaymentStatus;

namespace Marketplace.Domain.Payments;

/// <summary>What goes back of a payment: never more than was captured, whoever races.</summary>
public sealed partial class Payment
{
    /// <summary>Sets an amount aside that is to go back.</summary>
    public void Claim(Money amount)
    {
        Ensure.That(amount.Currency == Currency, RefundErrors.OtherCurrency(Currency));
        Ensure.That(amount.MinorUnits <= Refundable, RefundErrors.Exceeds(new Money(Refundable, Currency)));
        ClaimedAmount += amount.MinorUnits;
    }

    /// <summary>It does not go back after all.</summary>
    public void Unclaim(long amount) => ClaimedAmount -= amount;

    /// <summary>What was set aside has gone back.</summary>
    public PaymentTransaction GiveBack(long amount, string? reference, string? raw, DateTimeOffset now)
    {
        RefundedAmount += amount;
        var next = RefundedAmount == CapturedAmount ? Refunded : PartiallyRefunded;
        if (IsAllowed(Status, next)) Become(next);
        return PaymentTransaction.Of(this, PaymentTransactionKind.Refund, PaymentTransactionStatus.Succeeded, amount, reference, raw, now);
    }

    /// <summary>The provider would not send it back.</summary>
    public PaymentTransaction RefuseBack(long amount, string? reference, string? raw, DateTimeOffset now) =>
        PaymentTransaction.Of(this, PaymentTransactionKind.Refund, PaymentTransactionStatus.Failed, amount, reference, raw, now);
}
