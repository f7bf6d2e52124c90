using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

internal sealed class MoveHistory(IPlatformDb db) : IMoveHistory
{
    public async Task<Written> LastAsync(string subjectType, Guid subjectId, CancellationToken ct, string? to = null)
    {
        var last = await db.Transitions.Where(move => move.SubjectType == subjectType && move.SubjectId == subjectId && (to == null || move.To == to))
            .OrderByDescending(move => move.At).ThenByDescending(move => move.Id).Select(move => (TransitionId?)move.Id).FirstOrDefaultAsync(ct);
        Ensure.That(last is not null, new DomainError(ErrorKind.Conflict, "invalid_state_transition", "It is in that state from its beginning.", "to"));
        return new Written(last.Value.Value, AlreadyThere: true);
    }
}
