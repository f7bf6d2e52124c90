using System.Data.Common;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Persistence.Changes;
using Marketplace.Infrastructure.Persistence.Model;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>The whole model; each module adds its tables in a part of its own. A provider derives from it, because migrations belong to a context type.</summary>
public abstract partial class MarketplaceDbContext(DbContextOptions options) : DbContext(options), IUnitOfWork
{
    private Func<ICaller?>? _caller;
    private Func<IRequestOrigin?>? _origin;
    private readonly HashSet<int> _changed = [];
    private readonly HashSet<FeedKey> _noted = [];
    private CommitSignals? _signals;
    private ChangeTeller? _changes;
    private LostRace _lost;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<Change> Changes => Set<Change>();

    internal DbSet<ChangeNote> ChangeNotes => Set<ChangeNote>();

    internal DbSet<FeedMark> FeedMarks => Set<FeedMark>();

    /// <summary>What the caller of this request demands of the state that it changes.</summary>
    internal WritePrecondition? Precondition { get; private set; }

    /// <summary>Asked late: authentication may itself read from the database before it knows who calls.</summary>
    internal ICaller? Caller => _caller?.Invoke();

    internal IRequestOrigin? Origin => _origin?.Invoke();

    /// <summary>Events were written and not yet committed.</summary>
    internal bool HasNewEvents { get; set; }

    /// <summary>Answers that show any of this end with the commit (<see cref="CacheStripes"/>).</summary>
    internal void NoteChanged(IEnumerable<int> stripes) => _changed.UnionWith(stripes);

    /// <summary>Of notes, those of which this unit of work has none yet: they are to be stored in it.</summary>
    internal List<ChangeNote> NotYetNoted(IEnumerable<ChangeNote> notes) => [.. notes.Where(note => _noted.Add(note.Key))];

    /// <summary>How a database of this kind takes a batch of the outbox.</summary>
    internal abstract string ClaimOfOutbox { get; }

    /// <summary>Whether others may write between two statements of a unit of work.</summary>
    internal abstract bool HasManyWriters { get; }

    public Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) return work(ct);

        // What was read before cannot be read again.
        return HasManyWriters && !ChangeTracker.Entries().Any() ? RepeatAsync(work, ct) : OnceAsync(work, ct);
    }

    public Task LockAsync(string name, CancellationToken ct) => Database.CurrentTransaction is null
        ? throw new InvalidOperationException("A lock ends with its unit of work.")
        : LockNameAsync(name, ct);

    private async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var (subject, version) = (Precondition?.SubjectId, Precondition?.Version);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, ct);
            }
            catch (Exception failure) when (attempt < MostAttempts(failure))
            {
                // Others were faster: all of it is undone, and the next look finds what they have stored.
                if (version is { } expected) Precondition!.Expect(subject!.Value, expected);
                await Task.Delay(Random.Shared.Next(1, 5 * attempt), ct);
            }
        }
    }

    /// <summary>What an index or a key refused is mostly no race, and refused again.</summary>
    private int MostAttempts(Exception failure) => DatabaseFailures.IsLostRace(failure) ? 20 : _lost switch { LostRace.Version => 20, LostRace.Refused => 3, _ => 1 };

    private async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        _lost = LostRace.None;
        await using var turn = await this.GetService<WriterGate>().EnterAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work(ct);

            // Of a save that failed, a part may stand; whoever went on all the same must not have it stored.
            Ensure.That(_lost is LostRace.None || !HasManyWriters, AggregateInterceptor.ChangedMeanwhile);
            await transaction.CommitAsync(ct);
            if (HasNewEvents) _signals?.Events.Set();
            if (HasNewMessages) _signals?.Messages.Set();
            if (_noted.Count > 0) _signals?.Changes.Set();
            if (_changed.Count > 0) _changes?.Tell(_changed);
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
            (HasNewEvents, HasNewMessages) = (false, false);
            _changed.Clear();
            _noted.Clear();
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
        AppendAllAsync([rows], ct);

    /// <summary>The same for several tables.</summary>
    internal Task AppendAllAsync(IReadOnlyList<IReadOnlyList<object>> tables, CancellationToken ct) => RefusingAsync(async () =>
    {
        await AppendOnlyRows.AppendAsync(this, tables, ct);
        return tables.Count;
    });

    /// <summary>Waits until no other unit of work holds this name; where there is one writer, nobody does.</summary>
    protected abstract Task LockNameAsync(string name, CancellationToken ct);

    /// <summary>Begins to read everything as it is at one instant, without writing; null where there is no database of this version.</summary>
    internal abstract Task<IDbContextTransaction?> BeginLookAsync(CancellationToken ct);

    private async Task<int> RefusingAsync(Func<Task<int>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateConcurrencyException)
        {
            _lost = LostRace.Version;
            throw new DomainException(AggregateInterceptor.ChangedMeanwhile);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException && Refusals.Find(Model, failure) is { } refusal)
        {
            _lost = LostRace.Refused;
            throw new DomainException(refusal);
        }
    }

    private enum LostRace { None, Version, Refused }

    /// <summary>Said to every context that comes out of the pool.</summary>
    internal void Serve(WritePrecondition? precondition, Func<ICaller?> caller, Func<IRequestOrigin?> origin, CommitSignals signals, ChangeTeller? changes)
    {
        (Precondition, _caller, _origin, _signals, _changes, HasNewEvents, HasNewMessages) = (precondition, caller, origin, signals, changes, false, false);
        _changed.Clear();
        _noted.Clear();

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
