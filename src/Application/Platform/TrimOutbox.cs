using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>Forgets delivered events after 90 days, some at a time.</summary>
public sealed record TrimOutboxCommand : ICommand<int>;

internal sealed class TrimOutboxHandler(IOutboxRetention outbox, IRunningJob job, TimeProvider clock) : IRequestHandler<TrimOutboxCommand, int>
{
    private const int Portion = 1000;

    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    public async Task<int> Handle(TrimOutboxCommand command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        var removed = 0;
        while (true)
        {
            var portion = await outbox.TrimAsync(before, Portion, ct);
            removed += portion;
            if (portion < Portion) return removed;
            await job.ReportAsync(removed, total: null, position: null, ct);
        }
    }
}
