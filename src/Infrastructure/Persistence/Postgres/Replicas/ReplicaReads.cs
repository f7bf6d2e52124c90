using System.Diagnostics.Metrics;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Caching;
using MediatR;

namespace Marketplace.Infrastructure.Persistence.Postgres.Replicas;

/// <summary>
/// Answers from a replica where that makes no difference: nothing that the answer shows has changed since the instant to which the replica is known to have caught up.
/// Whatever a replica cannot answer, the database itself is asked.
/// </summary>
internal sealed class ReplicaReads(ReplicaWatch watch, OpenContext open, CacheEpochs epochs, ICacheLink link)
{
    private static readonly Meter Meter = new(Measurements.Name);
    private static readonly Counter<long> Reads = Meter.CreateCounter<long>("marketplace.replica.reads", "{answer}", "Answers that a replica was asked for, by what became of them.");

    public async Task<RenderedAnswer> ReadAsync(Func<Task<RenderedAnswer>> make, CancellationToken ct)
    {
        // Who does not hear of changes cannot know what a replica lacks.
        if (!link.IsHearing || watch.Current is not { } copy || !open.TryTurnTo(copy.Source)) return await make();

        try
        {
            var made = await make();
            var isFresh = made.Stripes is not null && epochs.IsFresh(made.Stripes, copy.Knows.Own);
            Count(isFresh ? "used" : "behind");
            if (isFresh) return made with { AsOf = copy.Knows };
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            Count("refused"); // it is away, or lacks what was asked for
        }
        finally
        {
            open.TurnBack();
        }

        return await make();
    }

    private static void Count(string outcome) => Reads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>Stands before the handlers of queries that tolerate staleness, behind the cache.</summary>
internal sealed class ReplicaBehaviour<TRequest, TResponse>(ReplicaReads reads) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IToleratesStaleness, IQuery<RenderedAnswer>
    where TResponse : class
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        (TResponse)(object)await reads.ReadAsync(async () => (RenderedAnswer)(object)await next(), cancellationToken);
}
