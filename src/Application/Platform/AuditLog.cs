using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

public sealed record AuditEntryView : IView
{
    public AuditEntryId Id { get; init; }

    public int Revision { get; init; }

    public string Action { get; init; } = "";

    public string ResourceType { get; init; } = "";

    public Guid ResourceId { get; init; }

    public AuditSurface Surface { get; init; }

    public UserId? ActorId { get; init; }

    public AccessKeyId? KeyId { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    public string? IpAddress { get; init; }

    public string? RequestId { get; init; }

    public string? Hash { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

internal sealed class ReadAuditLog(IPlatformDb db) : IRequestHandler<Read<AuditEntryView>, Page<AuditEntryView>>
{
    public Task<Page<AuditEntryView>> Handle(Read<AuditEntryView> request, CancellationToken cancellationToken) => db.AuditEntries.AsNoTracking()
        .Select(entry => new AuditEntryView
        {
            Id = entry.Id,
            Action = entry.Action,
            ResourceType = entry.ResourceType,
            ResourceId = entry.ResourceId,
            Surface = entry.Surface,
            ActorId = entry.ActorId,
            KeyId = entry.KeyId,
            Reason = entry.Reason,
            Changes = entry.Changes,
            IpAddress = entry.IpAddress,
            RequestId = entry.RequestId,
            Hash = entry.Hash,
            OccurredAt = entry.OccurredAt,
        })
        .PageAsync(request, cancellationToken);
}

internal sealed class AuditLog(IPlatformDb db, ICaller caller, IRequestOrigin origin, IUnitOfWork work, TimeProvider clock) : IAuditLog
{
    public Task NoteAsync(string action, string resourceType, Guid resourceId, CancellationToken ct) => NoteAsync(action, resourceType, resourceId, AuditActors.Of(caller, origin), ct);

    public Task NoteAsync(string action, string resourceType, Guid resourceId, AuditActor actor, CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            await db.AppendAsync([AuditEntry.Of(action, resourceType, resourceId, actor, reason: null, [], clock.GetUtcNow())], token);
            return 0;
        },
        ct);
}

/// <summary>Seals what was written since the last time; one at a time, since every seal stands on the one before.</summary>
public sealed class AuditSealer(IPlatformDb db, IUnitOfWork work)
{
    private const int Batch = 500;

    /// <summary>Asked without a turn to write, since mostly there is nothing to do.</summary>
    public Task<bool> HasOpenAsync(CancellationToken ct) => db.AuditEntries.AnyAsync(entry => entry.Sequence == null, ct);

    /// <returns>How many lines were sealed.</returns>
    public Task<int> SealAsync(CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            await work.LockAsync("audit", token);
            var last = await db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence != null).OrderByDescending(entry => entry.Sequence).Select(entry => new { entry.Sequence, entry.Hash }).FirstOrDefaultAsync(token);
            var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash);
            var open = await db.AuditEntries.Where(entry => entry.Sequence == null).OrderBy(entry => entry.Id).Take(Batch).ToListAsync(token);
            foreach (var entry in open)
            {
                entry.Seal(++sequence, hash);
                hash = entry.Hash;
            }

            await db.SaveChangesAsync(token);
            return open.Count;
        },
        ct);
}

public static class AuditActors
{
    public static AuditActor Of(ICaller? caller, IRequestOrigin? origin) => caller is null or { Kind: CallerKind.System }
        ? new(AuditSurface.System, UserId: null, KeyId: null, IpAddress: null, RequestId: null)
        : new(
            caller.Surface switch { Surface.Admin => AuditSurface.Admin, Surface.Seller => AuditSurface.Seller, _ => AuditSurface.Public },
            caller.UserId, caller.KeyId, origin?.IpAddress, origin?.RequestId);
}
