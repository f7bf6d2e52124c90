using System.Threading.Channels;
using Marketplace.Application.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>Carries one message to its receiver.</summary>
internal interface IMessageTransport
{
    Task SendAsync(Message message, CancellationToken ct);
}

/// <summary>
/// Messages wait in memory and leave in the background, one after the other. What a crash takes along is a code that can be asked for again; when the queue
/// is full the oldest is dropped, since somebody is then asking for very many.
/// </summary>
internal sealed partial class Messenger(IMessageTransport transport, ILogger<Messenger> log) : BackgroundService, IMessenger
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<Message> _waiting = Channel.CreateBounded<Message>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Post(Message message) => _waiting.Writer.TryWrite(message);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await transport.SendAsync(message, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotSent(message.Channel, failure); // neither who it was for nor what it said
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message by {Channel} could not be sent.")]
    private partial void NotSent(MessageChannel channel, Exception failure);
}
