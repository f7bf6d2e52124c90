using Marketplace.Application.Common;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>
/// Sends the messages that wait, one after the other, on any number of nodes: who counts a try first has it. One that could not be sent comes again later and holds up no other. After a crash in the
/// middle of sending a message is sent again, so that it may come twice, and never not at all.
/// </summary>
internal sealed partial class MessageCarrier(IServiceScopeFactory scopes, MessageWays ways, IFieldProtector protector, TimeProvider clock, ILogger<MessageCarrier> log)
{
    private const int Batch = 50;

    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TimeToRelease = TimeSpan.FromSeconds(5);

    /// <summary>Longer than sending takes; who holds a message for so long is dead.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Before each further try.</summary>
    internal static IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>Sends what is due until nothing is any more.</summary>
    public async Task CarryDueAsync(MessageChannel channel, CancellationToken ct)
    {
        while (await FindDueAsync(channel, ct) is { Count: > 0 } due)
        {
            foreach (var message in due) await CarryAsync(message, ways.By(channel)!, ct);
        }
    }

    private async Task<List<OutgoingMessage>> FindDueAsync(MessageChannel channel, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await WithAsync(waiting => waiting.AsNoTracking().Where(message => message.Channel == channel && message.DueAt <= now).OrderBy(message => message.DueAt).ThenBy(message => message.Id).Take(Batch).ToListAsync(ct));
    }

    private async Task CarryAsync(OutgoingMessage message, IMessageTransport transport, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (message.GoodUntil < now)
        {
            if (await ForgetAsync(message, message.Tries)) CameTooLate(message.Channel);
            return;
        }

        if (!await PutOffAsync(message, message.Tries, message.Tries + 1, now + Lease, ct)) return; // another node has it

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeToSend);
            await transport.SendAsync(message.Open(protector), limit.Token);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested) // told without who it was for and what it said
        {
            await ComeAgainAsync(message, failure, ct);
            return;
        }
        catch
        {
            // This node stops: another one may try at once, as if nobody had.
            using var limit = new CancellationTokenSource(TimeToRelease);
            await PutOffAsync(message, message.Tries + 1, message.Tries, now, limit.Token);
            throw;
        }

        await ForgetAsync(message, message.Tries + 1); // also where this node stops
    }

    private async Task ComeAgainAsync(OutgoingMessage message, Exception failure, CancellationToken ct)
    {
        if (message.Tries >= Pauses.Count)
        {
            if (await ForgetAsync(message, message.Tries + 1)) NotSent(message.Channel, failure);
            return;
        }

        var pause = Pauses[message.Tries];
        NotYetSent(message.Channel, pause, failure);
        await PutOffAsync(message, message.Tries + 1, message.Tries + 1, clock.GetUtcNow() + pause, ct);
    }

    /// <returns>Whether it had been tried so often as we believe.</returns>
    private async Task<bool> PutOffAsync(OutgoingMessage message, int tries, int counted, DateTimeOffset dueAt, CancellationToken ct) =>
        await WithAsync(waiting => waiting.Where(one => one.Id == message.Id && one.Tries == tries)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Tries, counted).SetProperty(one => one.DueAt, dueAt), ct)) == 1;

    private async Task<bool> ForgetAsync(OutgoingMessage message, int tries) =>
        await WithAsync(waiting => waiting.Where(one => one.Id == message.Id && one.Tries == tries).ExecuteDeleteAsync(CancellationToken.None)) == 1;

    private async Task<T> WithAsync<T>(Func<DbSet<OutgoingMessage>, Task<T>> look)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().OutgoingMessages);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message by {Channel} could not be sent, and is tried again after {Pause}.")]
    private partial void NotYetSent(MessageChannel channel, TimeSpan pause, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message by {Channel} could not be sent.")]
    private partial void NotSent(MessageChannel channel, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message by {Channel} was not sent in the time that it was good for.")]
    private partial void CameTooLate(MessageChannel channel);
}
