using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Platform;

/// <summary>Goes through what is due, each in a scope and a unit of work of its own, so that one that fails holds up no other; the next run tries it again.</summary>
internal sealed partial class DueWork(IServiceScopes scopes, IRunningJob job, ILogger<DueWork> log) : IDueWork
{
    /// <summary>Of one run; the next one goes on.</summary>
    private const int Most = 1000;
    private const int Portion = 100;

    public async Task<int> DoAsync<TService, TId>(IQueryable<TId> due, Func<TService, TId, Task<bool>> act, CancellationToken ct)
        where TService : notnull => await DoAsync(await due.Take(Most).ToListAsync(ct), act, ct);

    public async Task<int> DoAsync<TService, TId>(IReadOnlyCollection<TId> due, Func<TService, TId, Task<bool>> act, CancellationToken ct)
        where TService : notnull
    {
        var (done, failures) = (0, new List<Exception>());
        foreach (var portion in due.Chunk(Portion))
        {
            foreach (var id in portion)
            {
                try
                {
                    if (await scopes.WithAsync<TService, bool>(service => act(service, id))) done++;
                }
                catch (Exception failure) when (!ct.IsCancellationRequested)
                {
                    LogFailed(log, failure, typeof(TService).Name, $"{id}");
                    failures.Add(failure);
                }
            }

            await job.ReportAsync(done, total: null, position: null, ct);
        }

        return failures.Count == 0 ? done : throw new AggregateException($"{failures.Count} could not be done, {done} were.", failures);
    }

    [LoggerMessage(EventId = 2104, Level = LogLevel.Error, Message = "{Work} failed for {Id}; the next run tries again")]
    private static partial void LogFailed(ILogger logger, Exception failure, string work, string id);
}
