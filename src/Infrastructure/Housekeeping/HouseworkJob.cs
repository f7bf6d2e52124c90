using Marketplace.Application.Platform;
using Microsoft.Extensions.Options;
using Quartz;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>Work that is due. In all the cluster one of a kind at a time; what a node leaves undone by dying, another does.</summary>
[DisallowConcurrentExecution]
internal sealed class HouseworkJob(JobRunner runner, IEnumerable<Housework> works, IOptions<HousekeepingOptions> options) : IJob
{
    /// <summary>The group of the jobs, and of the triggers that the clock pulls.</summary>
    public const string Group = "housework";

    /// <summary>The group of the triggers that somebody pulls.</summary>
    public const string Asked = "asked";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // During an update, a node may meet work that only a newer one knows.
        if (works.FirstOrDefault(work => work.Name == context.JobDetail.Key.Name) is not { } work) return;

        var isRoutine = context.Trigger.Key.Group == Group;
        await runner.RunAsync(new JobOrder(work.Name, work.Command, isRoutine, context.NextFireTimeUtc, options.Value.Lease), cancellationToken);
    }
}
