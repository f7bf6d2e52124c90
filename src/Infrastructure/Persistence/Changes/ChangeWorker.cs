using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>Wakes the feed as soon as there is something to tell.</summary>
internal sealed class ChangeSignal : Signal;

/// <summary>Who is woken when a unit of work has been stored.</summary>
internal sealed record CommitSignals(OutboxSignal Events, ChangeSignal Changes, MessageSignals Messages);

/// <summary>Tells changes soon after they were stored, those of one moment together; and looks from time to time for those of other processes.</summary>
internal sealed partial class ChangeWorker(ChangeFeed feed, ChangeSignal signal, IOptions<OutboxOptions> options, ILogger<ChangeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;

        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await signal.WaitAsync(poll, stoppingToken)) await Task.Delay(Moment, stoppingToken);
                await feed.TellAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(logger, failure); // the database is away for a moment
            }
        }
    }

    [LoggerMessage(EventId = 2004, Level = LogLevel.Error, Message = "Changes could not be told; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
