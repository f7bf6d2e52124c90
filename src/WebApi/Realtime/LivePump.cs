using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Realtime;

/// <summary>
/// Brings what happens to the clients that are connected here. Hints of other nodes say what to read; since hints may be lost, the log is looked through from time to time,
/// and every second while other nodes cannot be heard. What was pushed is remembered for as long as the log is looked back, so that it is pushed once.
/// </summary>
internal sealed partial class LivePump(ILiveNews news, LiveConnections connections, LiveRenderer renderer, IOptions<RealtimeOptions> options, TimeProvider clock, ILogger<LivePump> log) : BackgroundService
{
    private const int AtOnce = 100;
    private const int Tries = 3;

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>So long may a transaction take, after which what was noted earlier is seen later.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);

    /// <summary>So far may clocks of nodes differ before a client hears of something shortly before it came.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private readonly PushedEvents _pushed = new();
    private DateTimeOffset _wholeUntil;
    private DateTimeOffset _deafUntil;
    private DateTimeOffset _lookAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _wholeUntil = _deafUntil = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var hints = await HintsAsync(stoppingToken);
                if (news.TakeGap() || IsUnsure() || clock.GetUtcNow() >= _lookAt) await CatchUpAsync(stoppingToken); // first, so that what was not heard does not come after what was
                await PushHintedAsync(hints, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away for a moment; what is missed now is found by the next look.
                LogFailed(failure);
                _lookAt = DateTimeOffset.MinValue;
                await Task.Delay(Often, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Until a while after other nodes are heard again: a subscription comes back later than its server.</summary>
    private bool IsUnsure()
    {
        var now = clock.GetUtcNow();
        if (!news.IsHearing) _deafUntil = now + Tolerance;
        return now < _deafUntil;
    }

    /// <summary>What comes within a second; none where nothing does.</summary>
    private async Task<List<NewsHint>> HintsAsync(CancellationToken ct)
    {
        var hints = new List<NewsHint>();
        if (!news.Hints.TryPeek(out _))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Often);
            await ((Task)news.Hints.WaitToReadAsync(patience.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }

        while (hints.Count < AtOnce && news.Hints.TryRead(out var hint)) hints.Add(hint);
        return hints;
    }

    private async Task PushHintedAsync(List<NewsHint> hints, CancellationToken ct)
    {
        foreach (var hint in hints.Where(hint => !connections.AnyWants(hint))) _pushed.Add(hint.EventId, clock.GetUtcNow());
        await PushAsync([.. hints.Select(hint => hint.EventId).Distinct()], ct);
    }

    private async Task CatchUpAsync(CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        if (!connections.IsEmpty) await PushAsync(await news.SinceAsync(_wholeUntil - LookBack, ct), ct);
        (_wholeUntil, _lookAt) = (begun, begun + TimeSpan.FromSeconds(options.Value.CatchUpSeconds));
        _pushed.Forget(begun - (2 * LookBack));
    }

    private async Task PushAsync(IReadOnlyList<Guid> events, CancellationToken ct)
    {
        List<Guid> missing = [.. events.Where(happened => !_pushed.Contains(happened))];
        if (missing.Count == 0) return;

        foreach (var item in await news.FindAsync(missing, ct))
        {
            await PushAsync(item, ct);
            _pushed.Add(item.Hint.EventId, clock.GetUtcNow());
        }
    }

    private async Task PushAsync(NewsItem item, CancellationToken ct)
    {
        foreach (var readership in connections.ThatWant(item.Hint))
        {
            List<LiveConnection> listeners = [.. readership.Where(connection => item.Happened.OccurredAt > connection.Since - Tolerance)];
            if (listeners.Count == 0 || await RenderAsync(item, listeners[0], ct) is not { } rendered) continue;

            foreach (var connection in listeners) connection.Push(rendered);
        }
    }

    /// <summary>What cannot be rendered again and again is given up, so that it holds up nothing else.</summary>
    private async Task<RenderedEvent?> RenderAsync(NewsItem item, LiveConnection reader, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await renderer.RenderAsync(item.Happened, reader.Visitor, reader.Readership.Prefix, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested && attempt == Tries)
            {
                LogUnreadable(failure, item.Happened.Name, item.Hint.EventId);
                return null;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(Often, clock, ct);
            }
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Live connections could not be told what happened; trying again")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Error, Message = "Event {Name} {EventId} could not be shown to live connections")]
    private partial void LogUnreadable(Exception failure, string name, Guid eventId);
}
