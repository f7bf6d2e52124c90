using Marketplace.Application.Platform;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IPlatformDb
{
    public DbSet<TransitionRecord> Transitions => Set<TransitionRecord>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<Job> Jobs => Set<Job>();
}
