using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>The tables of Platform: what all modules share.</summary>
public interface IPlatformDb
{
    DbSet<TransitionRecord> Transitions { get; }

    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    DbSet<Job> Jobs { get; }

    DbSet<JobSchedule> JobSchedules { get; }

    DbSet<AuditEntry> AuditEntries { get; }

    Task<IdempotencyRecord?> FindAnswerAsync(string credential, string key, CancellationToken ct);

    /// <summary>Stores rows at once, on the transaction that has begun; nothing tracks them.</summary>
    Task AppendAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken ct)
        where TRow : class;

    /// <returns>False where there is one of its name already, also where another transaction has just stored it.</returns>
    Task<bool> TryAppendAsync(IdempotencyRecord record, CancellationToken ct);

    Task<int> SaveChangesAsync(CancellationToken ct);
}
