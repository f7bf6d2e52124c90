using Marketplace.Application.Platform;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IPlatformDb
{
    private static readonly Func<MarketplaceDbContext, string, string, CancellationToken, Task<IdempotencyRecord?>> Answer = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, string credential, string key, CancellationToken _) =>
            db.IdempotencyRecords.AsNoTracking().SingleOrDefault(known => known.Credential == credential && known.Key == key));

    public DbSet<TransitionRecord> Transitions => Set<TransitionRecord>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<JobSchedule> JobSchedules => Set<JobSchedule>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public Task<IdempotencyRecord?> FindAnswerAsync(string credential, string key, CancellationToken ct) => Answer(this, credential, key, ct);

    public async Task<bool> TryAppendAsync(IdempotencyRecord record, CancellationToken ct) => (await this.InsertAsync([record], "ON CONFLICT DO NOTHING RETURNING 1", row => row.GetInt32(0), ct)).Count == 1;
}
