using Marketplace.Application.Platform;
using Marketplace.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>Makes sure that the schedules are there before the first request, also where another process does the work.</summary>
internal sealed class ScheduleSeeds(IEnumerable<Housework> works, IServiceScopeFactory scopes, IOptions<HousekeepingOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ScheduleKeeper>().FollowAsync(works.ToDictionary(work => work.Name, Usual, StringComparer.Ordinal), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A period is a decision, too, for what is otherwise done on demand.</summary>
    private Timing Usual(Housework work) => options.Value.Periods.TryGetValue(work.Name, out var period)
        ? new(Timetable.Every(period), "UTC", IsPaused: false)
        : new(Timetable.Every(work.Every), "UTC", work.OnDemand);
}
