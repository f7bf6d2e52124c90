using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>The tables of Platform: what all modules share.</summary>
public interface IPlatformDb
{
    DbSet<TransitionRecord> Transitions { get; }

    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    DbSet<Job> Jobs { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
