using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence.Model;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>The whole model; each module adds its tables in a part of its own. A provider derives from it, because migrations belong to a context type.</summary>
public abstract partial class MarketplaceDbContext(DbContextOptions options) : DbContext(options), IUnitOfWork
{
    private Func<ICaller?>? _caller;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    /// <summary>What the caller of this request demands of the state that it changes.</summary>
    internal WritePrecondition? Precondition { get; private set; }

    /// <summary>Asked late: authentication may itself read from the database before it knows who calls.</summary>
    internal ICaller? Caller => _caller?.Invoke();

    /// <summary>Events were written and not yet committed.</summary>
    internal bool HasNewEvents { get; set; }

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) return await work(ct);

        await using var transaction = await Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        catch
        {
            // What the tracker believes to be stored is not.
            ChangeTracker.Clear();
            HasNewEvents = false;
            throw;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainException(AggregateInterceptor.ChangedMeanwhile);
        }
        catch (DbUpdateException failure) when (Refusals.Find(Model, failure) is { } refusal)
        {
            throw new DomainException(refusal);
        }
    }

    /// <summary>Said to every context that comes out of the pool.</summary>
    internal void Serve(WritePrecondition? precondition, Func<ICaller?> caller)
    {
        (Precondition, _caller, HasNewEvents) = (precondition, caller, false);

        // A transaction even for one statement: the writer's gate stands at the beginning of transactions.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDbContext).Assembly);
        Conventions.Apply(modelBuilder);
    }
}
