using Marketplace.Application.Common;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.IntegrationTests.Integration;

/// <summary>Counts transactions, and ends the worker at one of them as a power cut would: nothing that it still wanted to do happens.</summary>
internal sealed class StepHook
{
    public int Count { get; private set; }

    /// <summary>From this transaction on nothing is committed any more; null lets all pass.</summary>
    public int? KillAt { get; set; }

    /// <summary>Called after the transaction with this number.</summary>
    public Func<int, Task>? After { get; set; }

    public void Reset() => (Count, KillAt, After) = (0, null, null);

    public int Next() => ++Count;
}

internal sealed class KilledException : Exception;

internal sealed class StoppableUnit(MarketplaceDbContext db, StepHook hook) : IUnitOfWork
{
    public Task LockAsync(string name, CancellationToken ct) => db.LockAsync(name, ct);

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return await work(ct);

        var number = hook.Next();
        var result = await db.ExecuteAsync(
            async token =>
            {
                var done = await work(token);
                return number >= hook.KillAt ? throw new KilledException() : done;
            },
            ct);
        if (hook.After is { } after) await after(number);
        return result;
    }
}
