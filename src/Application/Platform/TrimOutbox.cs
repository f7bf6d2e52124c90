using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>Forgets delivered events after 90 days, some at a time.</summary>
public sealed record TrimOutboxCommand : ICommand<int>;

internal sealed class TrimOutboxHandler(IOutboxRetention outbox, IRunningJob job, TimeProvider clock) : IRequestHandler<TrimOutboxCommand, int>
{
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    public Task<int> Handle(TrimOutboxCommand command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return job.RemoveAsync(limit => outbox.TrimAsync(before, limit, ct), ct);
    }
}
