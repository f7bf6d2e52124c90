using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>Looks at what was noted as it is now, and tells it with new numbers: to those whose it is always, to the public where it sees it, or has seen it until now.</summary>
internal sealed class ChangeBatch(MarketplaceDbContext db, IEnumerable<IFeedSubjects> sources, DateTimeOffset now)
{
    private readonly List<Change> _told = [];
    private readonly List<long> _outdated = [];
    private readonly Dictionary<FeedType, IFeedSubjects> _sources = sources.ToDictionary(source => source.Type);

    public async Task TellAsync(IReadOnlyCollection<ChangeNote> notes, CancellationToken ct)
    {
        if (notes.Count == 0) return;

        var wanted = notes.GroupBy(note => note.Key).ToDictionary(same => same.Key, Last);
        var turned = await DecideAsync(wanted, ct);
        var hanging = await HangingOnAsync(turned, ct);
        await DecideAsync(hanging.Where(key => !wanted.ContainsKey(key)).ToDictionary(key => key, key => ChangeNote.Of(key, seller: null, now)), ct);

        var outdated = _outdated.ToArray();
        await db.Changes.Where(change => outdated.Contains(change.Sequence)).ExecuteDeleteAsync(ct);
        await db.AppendAsync(_told, ct);
    }

    /// <returns>What has appeared to the public, or vanished from it.</returns>
    private async Task<List<FeedKey>> DecideAsync(Dictionary<FeedKey, ChangeNote> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0) return [];

        var ids = wanted.Keys.Select(key => key.Id).ToArray();
        var known = (await db.Changes.AsNoTracking().Where(change => ids.Contains(change.ResourceId)).ToListAsync(ct))
            .ToDictionary(change => (new FeedKey(change.ResourceType, change.ResourceId), change.IsPublic));
        var turned = new List<FeedKey>();
        foreach (var (type, keys) in wanted.Keys.GroupBy(key => key.Type).ToDictionary(group => group.Key, group => group.Select(key => key.Id).ToList()))
        {
            var subjects = (await _sources[type].LookAsync(keys, ct)).ToDictionary(subject => subject.Id);
            foreach (var id in keys)
            {
                var key = new FeedKey(type, id);
                var (subject, note) = (subjects.GetValueOrDefault(id), wanted[key]);
                TellOwner(key, note, subject, known.GetValueOrDefault((key, false)));
                if (TellPublic(key, note, subject, known.GetValueOrDefault((key, true)))) turned.Add(key);
            }
        }

        return turned;
    }

    private void TellOwner(FeedKey key, ChangeNote note, FeedSubject? subject, Change? before) =>
        Tell(Change.Of(key, isPublic: false, subject is null, subject?.SellerId ?? before?.SellerId ?? note.SellerId, note.ChangedAt, now), before);

    private bool TellPublic(FeedKey key, ChangeNote note, FeedSubject? subject, Change? before)
    {
        var (saw, sees) = (before is { IsDeleted: false }, subject?.IsPublic == true);
        if ((saw || sees) && FeedTypes.On(Surface.Public).Contains(key.Type)) Tell(Change.Of(key, isPublic: true, !sees, seller: null, note.ChangedAt, now), before);
        return saw != sees;
    }

    private void Tell(Change change, Change? before)
    {
        if (before is not null) _outdated.Add(before.Sequence);
        _told.Add(change);
    }

    private async Task<HashSet<FeedKey>> HangingOnAsync(List<FeedKey> turned, CancellationToken ct)
    {
        var hanging = new HashSet<FeedKey>();
        foreach (var group in turned.GroupBy(key => key.Type)) hanging.UnionWith(await _sources[group.Key].HangingOnAsync([.. group.Select(key => key.Id)], ct));
        return hanging;
    }

    private static ChangeNote Last(IEnumerable<ChangeNote> notes) => notes.MaxBy(note => note.ChangedAt)!;
}
