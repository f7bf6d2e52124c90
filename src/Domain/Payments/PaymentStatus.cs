using System.Collections.Frozen;
using static Marketplace.Domain.Payments.PaymentStatus;

namespace Marketplace.Domain.Payments;

public enum PaymentStatus { Created, RequiresAction, Processing, Authorized, Captured, PartiallyRefunded, Refunded, Voided, Failed, Cancelled, Expired }

public enum PaymentProvider { Stripe, Razorpay, Paypal, Mips, CashOnDelivery, Manual }

/// <summary>
/// The machine of a payment. What comes from a provider moves it by rank only: news that are late say less than what is known. Money that arrives after all outranks an end without money.
/// </summary>
public static class PaymentMoves
{
    private static readonly FrozenDictionary<PaymentStatus, int> Ranks = new Dictionary<PaymentStatus, int>
    {
        [Created] = 0,
        [RequiresAction] = 1,
        [Processing] = 2,
        [Failed] = 3,
        [Cancelled] = 3,
        [Expired] = 3,
        [Authorized] = 4,
        [Voided] = 5,
        [Captured] = 6,
        [PartiallyRefunded] = 7,
        [Refunded] = 8,
    }.ToFrozenDictionary();

    public static bool IsAllowed(PaymentStatus from, PaymentStatus to) => Ranks[to] > Ranks[from] && to switch
    {
        Voided => from is Authorized,
        Failed or Cancelled or Expired => from is Created or RequiresAction or Processing,
        PartiallyRefunded => from is Captured,
        Refunded => from is Captured or PartiallyRefunded,
        _ => true,
    };

    /// <summary>Nothing more is expected to happen to it.</summary>
    public static bool IsOver(this PaymentStatus status) => status is not (Created or RequiresAction or Processing or Authorized);

    /// <summary>It may still bring money, and none has come or is promised.</summary>
    public static bool IsOpen(this PaymentStatus status) => status is Created or RequiresAction or Processing;
}
