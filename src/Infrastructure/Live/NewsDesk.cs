using System.Threading.Channels;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Live;

/// <summary>Where a node hears what happens; registered only where somebody wants to know.</summary>
internal sealed class NewsDesk : ILiveNews
{
    private const int MaxHints = 10_000;
    private const int AtOnce = 200;

    private readonly Channel<NewsHint> _hints = Channel.CreateBounded<NewsHint>(new BoundedChannelOptions(MaxHints) { SingleReader = true });
    private readonly IServiceScopeFactory _scopes;
    private readonly INodeWire _wire;
    private readonly Func<OutboxMessage, EventView> _view;
    private int _gap;

    public NewsDesk(IServiceScopeFactory scopes, INodeWire wire, IOptions<OutboxOptions> options)
    {
        (_scopes, _wire, _view) = (scopes, wire, OutboxViews.Of(options.Value.MaxAttempts).Compile());
        wire.Listen(HearAll);
    }

    public bool IsHearing => _wire.IsHearing;

    public ChannelReader<NewsHint> Hints => _hints.Reader;

    public bool TakeGap() => Interlocked.Exchange(ref _gap, 0) == 1;

    public void Hear(NewsHint hint)
    {
        if (!_hints.Writer.TryWrite(hint)) Volatile.Write(ref _gap, 1);
    }

    public async Task<IReadOnlyList<NewsItem>> FindAsync(IReadOnlyCollection<Guid> events, CancellationToken ct)
    {
        var found = new List<NewsItem>(events.Count);
        foreach (var part in events.Chunk(AtOnce))
        {
            await using var scope = _scopes.CreateAsyncScope();
            var ids = Array.ConvertAll(part, id => new HappeningId(id));
            var messages = await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Outbox.AsNoTracking()
                .Where(message => ids.Contains(message.EventId)).OrderBy(message => message.Sequence).ToListAsync(ct);
            found.AddRange(messages.Select(message => new NewsItem(_view(message), NewsHints.Of(message))));
        }

        return found;
    }

    public async Task<IReadOnlyList<Guid>> SinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        string[] types = [.. NewsTypes.All];
        var ids = await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Outbox.AsNoTracking()
            .Where(message => message.OccurredAt >= since && types.Contains(message.SubjectType)).OrderBy(message => message.Sequence)
            .Select(message => message.EventId).ToListAsync(ct);
        return ids.ConvertAll(id => id.Value);
    }

    private void HearAll(string lines)
    {
        if (lines.StartsWith(NewsHints.Gap, StringComparison.Ordinal))
        {
            Volatile.Write(ref _gap, 1);
            Hear(default); // wakes whoever waits
        }

        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (NewsHints.Read(line) is { } hint) Hear(hint);
        }
    }
}
