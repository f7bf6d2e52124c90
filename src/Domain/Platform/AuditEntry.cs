using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Platform;

public enum AuditSurface { Public, Seller, Admin, System }

/// <summary>What became of one field; both sides masked where they tell of a person, and empty where they are secret.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

/// <summary>Who did it, and from where.</summary>
public sealed record AuditActor(AuditSurface Surface, UserId? UserId, AccessKeyId? KeyId, string? IpAddress, string? RequestId);

/// <summary>
/// A line of the audit log: written with what it tells of, in the same transaction, and sealed soon after. The seal is a digest over the line and the seal
/// before it, so that nobody can change, leave out or put in a line without breaking all that follow.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxActionLength = 80;
    public const int MaxTypeLength = 60;
    public const int MaxReasonLength = 1000;
    public const int HashLength = 64;

    private AuditEntry() { } // EF Core

    public AuditEntryId Id { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    public string Action { get; private init; } = "";

    public string ResourceType { get; private init; } = "";

    public Guid ResourceId { get; private init; }

    public AuditSurface Surface { get; private init; }

    public UserId? ActorId { get; private init; }

    public AccessKeyId? KeyId { get; private init; }

    public string? Reason { get; private init; }

    public IReadOnlyList<AuditChange> Changes { get; private init; } = [];

    public string? IpAddress { get; private init; }

    public string? RequestId { get; private init; }

    /// <summary>The place in the chain; null until it is sealed.</summary>
    public long? Sequence { get; private set; }

    public string? Hash { get; private set; }

    public static AuditEntry Of(string action, string resourceType, Guid resourceId, AuditActor actor, string? reason, IReadOnlyList<AuditChange> changes, DateTimeOffset now) => new()
    {
        Id = AuditEntryId.New(),
        OccurredAt = now,
        Action = action,
        ResourceType = resourceType,
        ResourceId = resourceId,
        Surface = actor.Surface,
        ActorId = actor.UserId,
        KeyId = actor.KeyId,
        Reason = reason,
        Changes = changes,
        IpAddress = actor.IpAddress,
        RequestId = actor.RequestId,
    };

    public void Seal(long sequence, string? previousHash)
    {
        if (Hash is not null) throw new InvalidOperationException("A sealed line stays as it is.");
        (Sequence, Hash) = (sequence, HashAfter(previousHash, sequence));
    }

    public bool IsSealedAfter(string? previousHash) => Sequence is { } sequence && Hash == HashAfter(previousHash, sequence);

    private string HashAfter(string? previousHash, long sequence)
    {
        var line = JsonSerializer.Serialize(new object?[]
        {
            previousHash, sequence, Id.Value, OccurredAt.UtcTicks / TimeSpan.TicksPerMicrosecond, Action, ResourceType, ResourceId, Surface.ToString(), ActorId?.Value, KeyId?.Value, Reason, Changes, IpAddress, RequestId,
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    }
}
