using Marketplace.Application.Common;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>Wakes who carries messages as soon as there are some; each way by itself, since a slow one holds up no other.</summary>
internal sealed class MessageSignals : IDisposable
{
    private readonly Dictionary<MessageChannel, OfOneWay> _ways = Enum.GetValues<MessageChannel>().ToDictionary(channel => channel, _ => new OfOneWay());

    public Signal Of(MessageChannel channel) => _ways[channel];

    public void Set()
    {
        foreach (var way in _ways.Values) way.Set();
    }

    public void Dispose()
    {
        foreach (var way in _ways.Values) way.Dispose();
    }

    private sealed class OfOneWay : Signal;
}

/// <summary>Sends as soon as something was committed, and looks from time to time for what is to be tried again and for messages of other processes.</summary>
internal sealed partial class MessageWorker(MessageCarrier carrier, MessageWays ways, MessageSignals signals, IOptions<OutboxOptions> options, ILogger<MessageWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enum.GetValues<MessageChannel>().Where(channel => ways.By(channel) is not null).Select(channel => CarryAsync(channel, stoppingToken)));

    private async Task CarryAsync(MessageChannel channel, CancellationToken ct)
    {
        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await carrier.CarryDueAsync(channel, ct);
                await signals.Of(channel).WaitAsync(poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                NotCarried(failure); // the database is away for a moment
                await Task.Delay(poll, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages could not be carried; trying again")]
    private partial void NotCarried(Exception failure);
}
