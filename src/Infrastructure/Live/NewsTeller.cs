using System.Text;
using System.Threading.Channels;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Live;

/// <summary>
/// Tells all nodes of what is delivered: this one at once, the others a moment later and many hints together. Who delivers does not wait for that. What could not be
/// told is not told later, but that there was something: the others find it in the log, before anything that came after it.
/// </summary>
/// <param name="desk">Where this node has live connections.</param>
internal sealed partial class NewsTeller(INodeWire wire, ILogger<NewsTeller> log, NewsDesk? desk = null) : BackgroundService
{
    private const int MaxWaiting = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<NewsHint> _untold = Channel.CreateBounded<NewsHint>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private volatile bool _owesGap;

    public void Tell(OutboxMessage delivered)
    {
        if (!NewsTypes.All.Contains(delivered.SubjectType)) return;

        var hint = NewsHints.Of(delivered);
        desk?.Hear(hint);
        if (wire is not NoWire && !_untold.Writer.TryWrite(hint)) _owesGap = true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _untold.Reader.WaitToReadAsync(stoppingToken))
        {
            var text = Together();
            if (_owesGap)
            {
                _owesGap = false;
                text = NewsHints.Gap + text;
            }

            while (!await IsToldAsync(text))
            {
                text = NewsHints.Gap; // the rest is found in the log
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task<bool> IsToldAsync(string text)
    {
        try
        {
            return await wire.TellAsync(text);
        }
        catch (Exception failure)
        {
            LogFailed(log, failure); // whatever is wrong with the wire, the node goes on
            return false;
        }
    }

    /// <summary>As much as can be told at once.</summary>
    private string Together()
    {
        var text = new StringBuilder();
        while (_untold.Reader.TryPeek(out var hint) && NewsHints.Write(hint) is var line && text.Length + line.Length + NewsHints.Gap.Length < wire.MaxBytes)
        {
            text.Append(line).Append('\n');
            _untold.Reader.TryRead(out _);
        }

        return text.ToString();
    }

    [LoggerMessage(EventId = 2313, Level = LogLevel.Error, Message = "Other nodes could not be told the news; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
