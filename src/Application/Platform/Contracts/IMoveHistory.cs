using Marketplace.Application.Common;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>The moves that the saves have written down.</summary>
public interface IMoveHistory
{
    /// <summary>The last move of a subject: what the answer to a move shows. A subject that never moved has none.</summary>
    /// <param name="to">Of several moves at once the one to this state is meant.</param>
    Task<Written> LastAsync(string subjectType, Guid subjectId, CancellationToken ct, string? to = null);
}
