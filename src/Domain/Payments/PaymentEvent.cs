using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

public enum PaymentEventStatus { Pending, Applied, Ignored, Failed }

/// <summary>
/// Something that a provider has told us. Kept before the provider gets its answer; what it says is no proof, but a reason to ask the provider about the payment.
/// </summary>
public sealed class PaymentEvent : AggregateRoot
{
    public const int MaxIdLength = 200;
    public const int MaxKindLength = 100;
    public const int MaxErrorLength = 500;

    /// <summary>How often it is tried; with the growing waits, for two days.</summary>
    public const int MaxAttempts = 16;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private PaymentEvent() => (EventId, Kind, Payload) = ("", "", ""); // EF Core

    public PaymentEventId Id { get; private init; }

    public PaymentProvider Provider { get; private init; }

    /// <summary>Unique at the provider.</summary>
    public string EventId { get; private init; }

    public string Kind { get; private init; }

    public PaymentEventStatus Status { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset OccurredAt { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>The body, without secrets and without what a card or a person is known by.</summary>
    public string Payload { get; private init; }

    /// <summary>The provider's name for the payment that it is about; null where it is about none.</summary>
    public string? PaymentReference { get; private init; }

    /// <summary>Our payment, as soon as it is known.</summary>
    public PaymentId? PaymentId { get; private set; }

    /// <summary>When it is applied, or tried again; null: never.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public static PaymentEvent Received(PaymentProvider provider, string eventId, string kind, string? reference, PaymentId? payment, string payload, DateTimeOffset occurredAt, DateTimeOffset now) => new()
    {
        Id = PaymentEventId.New(),
        Provider = provider,
        EventId = eventId,
        Kind = kind.Length <= MaxKindLength ? kind : kind[..MaxKindLength],
        Status = reference is null && payment is null ? PaymentEventStatus.Ignored : PaymentEventStatus.Pending,
        PaymentReference = reference,
        PaymentId = payment,
        Payload = payload,
        OccurredAt = occurredAt,
        ReceivedAt = now,
        DueAt = reference is null && payment is null ? null : now,
    };

    public void Apply(PaymentId payment) => (Status, PaymentId, DueAt, LastError, Attempts) = (PaymentEventStatus.Applied, payment, null, null, Attempts + 1);

    /// <summary>It could not be applied now: its payment is not known yet, or the provider does not answer.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = Short(error);
        var wait = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(Attempts, 12)));
        (Status, DueAt) = Attempts < MaxAttempts ? (PaymentEventStatus.Pending, now + (wait < LongestWait ? wait : LongestWait)) : (PaymentEventStatus.Failed, (DateTimeOffset?)null);
    }

    /// <summary>What the provider says of its payment does not fit what is known here: trying again helps nothing, and somebody has to look at it.</summary>
    public void Refuse(PaymentId payment, string fault) => (Status, PaymentId, DueAt, LastError, Attempts) = (PaymentEventStatus.Failed, payment, null, Short(fault), Attempts + 1);

    /// <summary>From the beginning, at once.</summary>
    public void Replay(DateTimeOffset now) => (Status, DueAt, Attempts) = (PaymentEventStatus.Pending, now, 0);

    private static string Short(string error) => error.Length <= MaxErrorLength ? error : error[..MaxErrorLength];
}

/// <summary>Somebody has an event applied once more.</summary>
public sealed class PaymentEventReplay : AggregateRoot
{
    private PaymentEventReplay() { } // EF Core

    public PaymentEventReplayId Id { get; private init; }

    public PaymentEventId EventId { get; private init; }

    public static PaymentEventReplay Of(PaymentEvent happened) => new() { Id = PaymentEventReplayId.New(), EventId = happened.Id };
}
