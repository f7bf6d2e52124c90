using System.Data.Common;
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
    private Func<IRequestOrigin?>? _origin;
    private OutboxSignal? _signal;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    /// <summary>What the caller of this request demands of the state that it changes.</summary>
    internal WritePrecondition? Precondition { get; private set; }

    /// <summary>Asked late: authentication may itself read from the database before it knows who calls.</summary>
    internal ICaller? Caller => _caller?.Invoke();

    internal IRequestOrigin? Origin => _origin?.Invoke();

    /// <summary>Events were written and not yet committed.</summary>
    internal bool HasNewEvents { get; set; }

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) return await work(ct);

        await using var turn = await TakeTurnAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work(ct);
            await transaction.CommitAsync(ct);
            if (HasNewEvents) _signal?.Set();
            return result;
        }
        catch
        {
            // What the tracker believes to be stored is not.
            ChangeTracker.Clear();
            throw;
        }
        finally
        {
            HasNewEvents = false;
        }
    }

    /// <summary>A save by itself is a unit of work, too.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        RefusingAsync(() => ExecuteAsync(ct => base.SaveChangesAsync(acceptAllChangesOnSuccess, ct), cancellationToken));

    /// <summary>Never called: a save waits for its turn to write, and no thread should.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    /// <summary>Stores rows that nothing in this unit of work looks at again.</summary>
    public Task AppendAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken ct)
        where TRow : class =>
        RefusingAsync(async () =>
        {
            await AppendOnlyRows.AppendAsync(this, rows, ct);
            return rows.Count;
        });

    /// <summary>Waits until this one may begin to write, where the database has one writer only; the turn ends with what is returned.</summary>
    protected abstract ValueTask<IAsyncDisposable?> TakeTurnAsync(CancellationToken ct);

    private async Task<int> RefusingAsync(Func<Task<int>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainException(AggregateInterceptor.ChangedMeanwhile);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException && Refusals.Find(Model, failure) is { } refusal)
        {
            throw new DomainException(refusal);
        }
    }

    /// <summary>Said to every context that comes out of the pool.</summary>
    internal void Serve(WritePrecondition? precondition, Func<ICaller?> caller, Func<IRequestOrigin?> origin, OutboxSignal signal)
    {
        (Precondition, _caller, _origin, _signal, HasNewEvents) = (precondition, caller, origin, signal, false);

        // A unit of work is stored whole or not at all, so nothing is ever rolled back to the middle of one.
        Database.AutoSavepointsEnabled = false;

        // The interceptor looks once for what has changed.
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDbContext).Assembly);
        Conventions.Apply(modelBuilder);
    }
}
