using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Reads what a document includes, every path level by level: one reading per step and never one per resource. A document includes no more than its limit;
/// beyond it a to-many shows fewer members and tells their number, and a to-one keeps its linkage without the resource (JA-068, JA-069).
/// </summary>
internal sealed class IncludeReader(Document document, IMediator sender)
{
    private const int MaxMembersPerOwner = 100;

    private int Limit => document.Plan.Limits.IncludedResources;

    private int Room => Math.Max(0, Limit - document.Included.Count);

    public Task ReadAsync(CancellationToken ct) => FollowAsync(document.Plan.Includes, document.PrimaryType, document.Primary, ct);

    private async Task FollowAsync(IncludeNode node, ResourceType type, IReadOnlyList<object> owners, CancellationToken ct)
    {
        if (owners.Count == 0) return;

        foreach (var child in node.Children)
        {
            var relationship = child.Relationship!;
            if (relationship.IsPolymorphic)
            {
                foreach (var alike in owners.GroupBy(relationship.TargetNameOf)) await OfOneTypeAsync(type, relationship, alike.Key, [.. alike], ct);
                continue;
            }

            if (!document.Rights.MayRead(relationship.Target))
            {
                Hide(type, relationship, owners);
                continue;
            }

            var members = Embedded(type, relationship, owners)
                ?? (relationship.KnowsIds ? await ByIdsAsync(type, relationship, relationship.Target, owners, ct) : await ByOwnersAsync(type, relationship, owners, ct));
            await FollowAsync(child, relationship.Target, members, ct);
        }
    }

    private Task OfOneTypeAsync(ResourceType type, RelationshipField relationship, string targetName, List<object> owners, CancellationToken ct)
    {
        if (relationship.Targets.FirstOrDefault(target => target.Name == targetName) is { } target && document.Rights.MayRead(target)) return ByIdsAsync(type, relationship, target, owners, ct);

        Hide(type, relationship, owners);
        return Task.CompletedTask;
    }

    /// <summary>It is not there for this caller (JA-301).</summary>
    private void Hide(ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners)
    {
        foreach (var owner in owners) document.Linkages[(type.IdOf(owner), relationship)] = new Linkage([]);
    }

    private List<object>? Embedded(ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners)
    {
        if (relationship.Embedded(owners[0]) is null) return null;

        var target = relationship.Target;
        var share = Share(owners.Sum(owner => Math.Min(relationship.Embedded(owner)?.Count ?? 0, MaxMembersPerOwner)), owners.Count);
        var all = new List<object>();
        foreach (var owner in owners)
        {
            var views = relationship.Embedded(owner) ?? [];
            var shown = relationship.IsMany ? [.. views.Take(share)] : views;
            document.Linkages[(type.IdOf(owner), relationship)] = new Linkage([.. shown.Select(target.IdOf)], views.Count > shown.Count ? views.Count : null);
            all.AddRange(Keep(target, shown));
        }

        return all;
    }

    private async Task<List<object>> ByIdsAsync(ResourceType type, RelationshipField relationship, ResourceType target, IReadOnlyList<object> owners, CancellationToken ct)
    {
        var share = relationship.IsMany ? Share(owners.Sum(owner => Math.Min(relationship.Ids(owner).Count, MaxMembersPerOwner)), owners.Count) : 1;
        var wanted = owners.SelectMany(owner => relationship.Ids(owner).Take(share)).Distinct().ToList();
        var found = wanted.Select(id => document.Find(target, id)).OfType<object>().ToList();
        var missing = wanted.Where(id => document.Find(target, id) is null).ToList();
        var unread = missing.Skip(Room).ToHashSet();
        missing.RemoveAll(unread.Contains);
        if (missing.Count > 0)
        {
            var page = await target.ReadAsync(Part(target, missing.Count).With(target.ConditionOnIds(missing)), sender, ct);
            found.AddRange(Keep(target, page.Items));
        }

        // What the caller may not see is not there: null, or left out (JA-301).
        var shown = found.Select(target.IdOf).ToHashSet();
        if (!relationship.IsMany) shown.UnionWith(unread);
        foreach (var owner in owners)
        {
            var ids = relationship.Ids(owner);
            document.Linkages[(type.IdOf(owner), relationship)] = new Linkage([.. ids.Take(share).Where(shown.Contains)], ids.Count > share ? ids.Count : null);
        }

        return found;
    }

    private async Task<List<object>> ByOwnersAsync(ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners, CancellationToken ct)
    {
        var (target, inverse) = (relationship.Target, relationship.InverseProperty!);
        var ids = owners.Select(type.IdOf).Distinct().ToList();
        var plan = Part(target, Limit + 1);
        plan = plan with { Order = DocumentReader.DefaultOrder(target), Properties = plan.Properties!.Append(inverse).ToHashSet(StringComparer.Ordinal) };

        var page = await target.ReadAsync(plan.With(target.ConditionOnOwners(inverse, ids)), sender, ct);
        var groups = page.Items.ToLookup(view => target.OwnerOf(view, inverse));
        var isComplete = page.Items.Count <= Limit;
        var share = Share(isComplete ? groups.Sum(group => Math.Min(group.Count(), MaxMembersPerOwner)) : int.MaxValue, ids.Count);
        var all = new List<object>();
        foreach (var id in ids)
        {
            IReadOnlyList<object> members = [.. groups[id]];
            long total = members.Count;
            if (!isComplete)
            {
                // Too many for one reading: each owner's first members, with their number.
                var first = plan with { Page = new PageRequest.Numbered(1, Math.Max(1, share)), CountTotal = true };
                var own = await target.ReadAsync(first.With(target.ConditionOnOwners(inverse, [id])), sender, ct);
                (members, total) = (own.Items, own.Total ?? own.Items.Count);
            }

            members = [.. members.Take(share)];
            document.Linkages[(id, relationship)] = new Linkage([.. members.Select(target.IdOf)], total > members.Count ? total : null);
            all.AddRange(Keep(target, members));
        }

        return all;
    }

    /// <summary>How many members each owner may show: up to a hundred where the document has room for all, else an equal part of the room.</summary>
    private int Share(int members, int owners) => members <= Room ? MaxMembersPerOwner : Math.Min(MaxMembersPerOwner, Room / owners);

    /// <summary>Takes views into the document as far as there is room; what is in it already takes none.</summary>
    /// <returns>Those that are in the document, for the next step of the path.</returns>
    private List<object> Keep(ResourceType type, IReadOnlyList<object> views)
    {
        var kept = new List<object>(views.Count);
        foreach (var view in views)
        {
            if (document.Find(type, type.IdOf(view)) is { } there)
            {
                kept.Add(there);
                continue;
            }

            if (Room == 0) continue;
            document.Add(type, view);
            document.Included.Add((type, view));
            kept.Add(view);
        }

        return kept;
    }

    private ReadPlan Part(ResourceType target, int limit)
    {
        var selection = document.Plan.Selection(target, alone: false);
        return new ReadPlan(new PageRequest.Whole(limit))
        {
            Properties = selection.Properties,
            Embedded = selection.IncludedNames,
            DisplayCurrency = document.Plan.DisplayCurrency,
        };
    }
}
