using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>Ends the telling of changes after 90 days, tombstones included, and removes them, some at a time.</summary>
public sealed record ForgetChangesCommand : ICommand<int>;

internal sealed class ForgetChangesHandler(IChangeRetention changes, IRunningJob job, TimeProvider clock) : IRequestHandler<ForgetChangesCommand, int>
{
    public async Task<int> Handle(ForgetChangesCommand command, CancellationToken ct)
    {
        await changes.CloseAsync(clock.GetUtcNow() - TrimOutboxHandler.Kept, ct);
        return await job.RemoveAsync(limit => changes.TrimAsync(limit, ct), ct);
    }
}
