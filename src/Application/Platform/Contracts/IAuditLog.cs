using Marketplace.Domain.Platform;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>For what is no change and still has to be written down: that somebody looked at something sensitive. Changes are noted by the save itself.</summary>
public interface IAuditLog
{
    /// <summary>Written at once, in a transaction of its own.</summary>
    Task NoteAsync(string action, string resourceType, Guid resourceId, CancellationToken ct);

    /// <summary>In the name of somebody who is known otherwise than by the present request's credential.</summary>
    Task NoteAsync(string action, string resourceType, Guid resourceId, AuditActor actor, CancellationToken ct);
}
