using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Payments.PaymentStatus;

namespace Marketplace.Domain.Payments;

/// <summary>What a payment has to do with its provider.</summary>
public sealed partial class Payment
{
    public const int MaxReferenceLength = 200;
    public const int MaxFailureLength = 500;

    /// <summary>How long somebody who has taken on a duty has for it; then another one takes it on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>So long before the order is given up the provider is asked once more, whether or not it has said something.</summary>
    private static readonly TimeSpan LastCall = TimeSpan.FromMinutes(1);

    /// <summary>Under which the provider knows it.</summary>
    public string? ProviderReference { get; private set; }

    /// <summary>The provider's last answer as JSON, without secrets.</summary>
    public string? ProviderData { get; private set; }

    public PaymentAction? NextAction { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    public string? ReturnUrl { get; private init; }

    public string? CancelUrl { get; private init; }

    /// <summary>When the order is given up.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public PaymentDuty Duty { get; private set; }

    public DateTimeOffset? DutyAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>How much of what is authorized is to be taken.</summary>
    public long ToCapture { get; private set; }

    /// <summary>An attempt that a provider carries out. Whoever stores it asks the provider next, and where nobody does, a job.</summary>
    public static Payment AtProvider(OrderId orderId, BuyerId buyerId, Money due, string method, PaymentProvider provider, PaymentReturn back, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var payment = Open(orderId, buyerId, due, method, provider, back);
        payment.ExpiresAt = expiresAt;
        payment.Owe(PaymentDuty.Ask, now + Lease);
        return payment;
    }

    /// <summary>Takes what the provider says, if it says more than is known.</summary>
    /// <returns>What has moved.</returns>
    public IReadOnlyList<PaymentTransaction> Hear(ProviderNews news, DateTimeOffset now)
    {
        var moved = new List<PaymentTransaction>();
        var wasAuthorized = Status is Authorized;
        ProviderReference ??= news.Reference;
        ProviderData = news.Raw.Length <= PaymentTransaction.MaxRawLength ? news.Raw : null;
        if (Math.Max(news.Authorized, news.Captured) > AuthorizedAmount)
        {
            if (news.Captured == 0) moved.Add(Moved(PaymentTransactionKind.Authorization, news.Authorized - AuthorizedAmount));
            AuthorizedAmount = Math.Max(news.Authorized, news.Captured);
        }

        if (news.Captured > CapturedAmount)
        {
            moved.Add(Moved(PaymentTransactionKind.Capture, news.Captured - CapturedAmount));
            (CapturedAmount, CapturedAt) = (news.Captured, CapturedAt ?? now);
        }

        var next = wasAuthorized && news.Status is (Cancelled or Expired or Failed) ? Voided : news.Status;
        if (IsAllowed(Status, next)) Become(next, news.FailureMessage);
        if (Status is Voided && wasAuthorized) moved.Add(Moved(PaymentTransactionKind.Void, AuthorizedAmount));
        if (IsRefused(news)) (FailureCode, FailureMessage) = (Short(news.FailureCode, PaymentMethod.MaxCodeLength), Short(news.FailureMessage, MaxFailureLength));
        NextAction = Status is RequiresAction ? news.NextAction : null;
        var duty = DutyAfter(news);
        Owe(duty, duty is PaymentDuty.Cancel && Duty is not PaymentDuty.Cancel ? now : NextCall(now + Wait(Tries + 1), now), Tries + 1);
        return moved;

        PaymentTransaction Moved(PaymentTransactionKind kind, long amount) => PaymentTransaction.Of(this, kind, PaymentTransactionStatus.Succeeded, amount, news.Reference, news.Raw, now);
    }

    /// <summary>The order waits longer for it.</summary>
    /// <param name="until">Null: it waits for nothing any more.</param>
    public void WaitUntil(DateTimeOffset? until) => ExpiresAt = until ?? ExpiresAt;

    /// <summary>Money may be on its way, or is being taken, or the provider is being asked to open it.</summary>
    public bool IsBeingAsked(DateTimeOffset now) => HasGateway
        && (Status is Processing || (Status is Authorized && Duty is PaymentDuty.Capture) || (Status is Created && ProviderReference is null && Tries == 0 && DutyAt > now));

    /// <summary>Nobody knows what became of the request: the same one is sent again later.</summary>
    public void Postpone(DateTimeOffset now) => Owe(Duty, now + Wait(Tries), Tries + 1);

    /// <summary>Somebody wants to know what became of it. That stands in its history; what the payment is, the answer tells.</summary>
    public void AskAgain(string? reason, DateTimeOffset now)
    {
        Raise(new PaymentMoved(Id, OrderId, Amount, Currency, Status, Processing, reason));
        Owe(PaymentDuty.Ask, now + Lease);
    }

    /// <summary>Takes what is authorized, or a part of it; the rest is given free.</summary>
    public void Take(long amount, DateTimeOffset now)
    {
        Ensure.That(Status is Authorized && Duty is not PaymentDuty.Cancel && amount > 0, PaymentErrors.CannotBecome(Status, Captured));
        ToCapture = amount;
        Owe(PaymentDuty.Capture, now + Lease);
    }

    /// <summary>What is authorized is not wanted.</summary>
    public void GiveUp(DateTimeOffset now) => Owe(PaymentDuty.Cancel, now);

    /// <summary>As long as the provider has it open, it is asked again; where it is to bring nothing any more, it is called off there until the provider agrees. What is known to be further is not called off by late news.</summary>
    private PaymentDuty DutyAfter(ProviderNews news) => news.Status switch
    {
        Created or RequiresAction or Processing when Status is Authorized => IsTakenBack(news) ? PaymentDuty.Cancel : Duty,
        Created or RequiresAction or Processing when CapturedAmount > 0 => PaymentDuty.None,
        Created or RequiresAction or Processing => Duty is not PaymentDuty.Cancel && Status.IsOpen() ? PaymentDuty.Ask : PaymentDuty.Cancel,
        Authorized when Duty is PaymentDuty.Cancel or PaymentDuty.Capture => Duty,
        _ => PaymentDuty.None,
    };

    /// <summary>A wallet declines to give what its owner has promised.</summary>
    private bool IsTakenBack(ProviderNews news) => Status is Authorized && Duty is PaymentDuty.Capture && news is { Status: not Processing, FailureCode: not null };

    /// <summary>It was declined, or what was promised is not given.</summary>
    private bool IsRefused(ProviderNews news) => (Status is Failed && news.Status is Failed) || IsTakenBack(news);

    private DateTimeOffset NextCall(DateTimeOffset planned, DateTimeOffset now) => ExpiresAt - LastCall is { } last && last > now && last < planned && Status.IsOpen() ? last : planned;

    private static TimeSpan Wait(int tries)
    {
        var wait = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(tries, 10)));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static string? Short(string? text, int longest) => text is { } told && told.Length > longest ? told[..longest] : text;

    private void Owe(PaymentDuty duty, DateTimeOffset at, int tries = 0) => (Duty, DutyAt, Tries) = (duty, duty is PaymentDuty.None ? null : at, tries);
}
