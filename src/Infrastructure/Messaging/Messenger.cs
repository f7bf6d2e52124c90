using System.Threading.Channels;
using Marketplace.Application.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>Carries one message to its receiver.</summary>
internal interface IMessageTransport
{
    bool Carries(MessageChannel channel);

    Task SendAsync(Message message, CancellationToken ct);
}

/// <summary>
/// Messages wait in memory and leave in the background, one after the other, mail apart from SMS; one that could not be sent comes again later and holds up no other. What a crash takes along is a
/// code that can be asked for again; when a queue is full the oldest is dropped, since somebody is then asking for very many.
/// </summary>
internal sealed partial class Messenger(IEnumerable<IMessageTransport> transports, ILogger<Messenger> log) : BackgroundService, IMessenger
{
    private const int MaxWaiting = 10_000;

    /// <summary>Before each further try. Then whoever waits for a code has given up.</summary>
    internal IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private readonly IReadOnlyDictionary<MessageChannel, Lane> _lanes = Enum.GetValues<MessageChannel>()
        .Select(channel => (Channel: channel, Transport: transports.FirstOrDefault(transport => transport.Carries(channel))))
        .Where(lane => lane.Transport is not null).ToDictionary(lane => lane.Channel, lane => new Lane(lane.Transport!));

    public bool Carries(MessageChannel channel) => _lanes.ContainsKey(channel);

    public void Post(Message message)
    {
        if (!_lanes.TryGetValue(message.Channel, out var lane)) throw new NotSupportedException($"No way of sending by {message.Channel} is configured.");

        lane.Waiting.Writer.TryWrite((message, 0));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lanes.Values.Select(lane => CarryAsync(lane, stoppingToken)));

    private async Task CarryAsync(Lane lane, CancellationToken ct)
    {
        await foreach (var (message, tries) in lane.Waiting.Reader.ReadAllAsync(ct))
        {
            try
            {
                await lane.Transport.SendAsync(message, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested) // told without who it was for and what it said
            {
                if (tries == Pauses.Count)
                {
                    NotSent(message.Channel, failure);
                    continue;
                }

                NotYetSent(message.Channel, Pauses[tries], failure);
                _ = ComeAgainAsync(lane, message, tries, ct);
            }
        }
    }

    private async Task ComeAgainAsync(Lane lane, Message message, int tries, CancellationToken ct)
    {
        await Task.Delay(Pauses[tries], ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lane.Waiting.Writer.TryWrite((message, tries + 1));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message by {Channel} could not be sent, and is tried again after {Pause}.")]
    private partial void NotYetSent(MessageChannel channel, TimeSpan pause, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message by {Channel} could not be sent.")]
    private partial void NotSent(MessageChannel channel, Exception failure);

    private sealed class Lane(IMessageTransport transport)
    {
        public IMessageTransport Transport => transport;

        public Channel<(Message Message, int Tries)> Waiting { get; } = Channel.CreateBounded<(Message, int)>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    }
}
