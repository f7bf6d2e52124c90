using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>An event that was saved with the change that caused it and waits to be delivered.</summary>
internal sealed class OutboxMessage
{
    public const int MaxErrorLength = 500;

    private OutboxMessage() { } // EF Core

    public long Sequence { get; private init; }

    public HappeningId EventId { get; private init; }

    public string Name { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>Of which type the subject is, as the contract names it.</summary>
    public string SubjectType { get; private init; } = "";

    /// <summary>Whose business it is, where it is a seller's.</summary>
    public SellerId? SellerId { get; private init; }

    /// <summary>The request that led to it, or the event itself.</summary>
    public string CorrelationId { get; private init; } = "";

    public string Payload { get; private init; } = "";

    public DateTimeOffset OccurredAt { get; private init; }

    public CallerKind? ActorKind { get; private init; }

    public Guid? ActorId { get; private init; }

    public DateTimeOffset? SentAt { get; private init; }

    /// <summary>Nobody else takes it before this instant: it is being delivered, or a failed delivery waits to be repeated.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public static OutboxMessage Of(IDomainEvent happened, DateTimeOffset now, ICaller? actor, string? requestId)
    {
        var (id, payload) = (Guid.CreateVersion7(now), JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), EventJson.Options));
        return new()
        {
            EventId = new(id),
            Name = happened.Name,
            SubjectId = happened.SubjectId,
            SubjectType = EventSubjects.TypeOf(happened.Name),
            SellerId = EventSubjects.SellerIn(payload),
            CorrelationId = requestId ?? id.ToString(),
            Payload = Encoding.UTF8.GetString(payload),
            OccurredAt = now,
            ActorKind = actor?.Kind,
            ActorId = actor?.UserId?.Value ?? actor?.BuyerId?.Value ?? actor?.SellerId?.Value,
        };
    }

    public EventEnvelope ToEnvelope() => new(Sequence, EventId.Value, Name, SubjectId, Payload, OccurredAt);

    /// <summary>From the first try on, and at once.</summary>
    public void TryAgain() => (Attempts, LockedUntil) = (0, null);

    public void Failed(string error, DateTimeOffset retryAt) => (LastError, LockedUntil) = (error.Length > MaxErrorLength ? error[..MaxErrorLength] : error, retryAt);
}

/// <summary>A consumer's note that it has handled an event, written with the effect.</summary>
internal sealed record InboxEntry(string Consumer, HappeningId EventId, DateTimeOffset HandledAt);

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("platform_outbox");
        message.HasKey(m => m.Sequence);
        message.Property(m => m.Sequence).ValueGeneratedOnAdd();
        message.Property(m => m.Name).HasMaxLength(100);
        message.Property(m => m.SubjectType).HasMaxLength(60);
        message.Property(m => m.CorrelationId).HasMaxLength(64);
        message.HasIndex(m => new { m.SellerId, m.Sequence });
        message.Property(m => m.LastError).HasMaxLength(OutboxMessage.MaxErrorLength);
        message.HasIndex(m => m.EventId).IsUnique();
        message.HasIndex(m => m.OccurredAt);
        message.HasIndex(m => new { m.SubjectId, m.Sequence }).HasFilter("sent_at IS NULL");
        message.HasIndex(m => m.Sequence).HasFilter("sent_at IS NULL"); // the oldest, behind all that was delivered
    }

    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.ToTable("platform_inbox");
        entry.HasKey(e => new { e.EventId, e.Consumer });
        entry.Property(e => e.Consumer).HasMaxLength(100);
    }
}
