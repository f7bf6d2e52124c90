using Marketplace.Application.Integration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Integration;

/// <summary>Does imports as soon as they are asked for, and looks from time to time for those whose worker is gone.</summary>
internal sealed partial class ImportWorker(ImportRunner runner, ImportSignal signal, IOptions<IntegrationOptions> options, ILogger<ImportWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.WorkerEnabled) return;

        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(poll, stoppingToken);
                while (await runner.RunNextAsync(stoppingToken))
                {
                    // One after the other: the database has one writer.
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away for a moment; the worker must not be.
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "Imports could not be looked for; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
