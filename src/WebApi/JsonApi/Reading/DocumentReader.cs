using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Reads documents: primary data by the type's one reading, then every include path level by level, one reading per step and never one per resource.</summary>
internal sealed class DocumentReader(IMediator sender)
{
    private const int MaxMembersPerOwner = 100;
    private const int MaxIncluded = 1000;

    public async Task<Document> CollectionAsync(QueryPlan plan, CancellationToken ct, params IReadOnlyList<object> conditions)
    {
        var read = plan.ToRead(alone: false).With(conditions);
        var page = await plan.Type.ReadAsync(read, sender, ct);
        RefuseFarPages(plan, page);
        var document = new Document(plan, plan.Type, page.Items, isCollection: true) { Page = page };
        if (plan.Facets.Count > 0) document.Facets = await plan.Type.ReadFacetsAsync(read, plan.Facets, sender, ct);
        await IncludeAsync(document, ct);
        return document;
    }

    /// <summary>The resource, or null where the caller can see none with this id.</summary>
    public async Task<object?> FindAsync(QueryPlan plan, Guid id, CancellationToken ct)
    {
        var read = plan.ToRead(alone: true) with { Page = new PageRequest.Whole(1), Order = [] };
        var page = await plan.Type.ReadAsync(read.With(plan.Type.ConditionOnIds([id])), sender, ct);
        return page.Items.Count == 0 ? null : page.Items[0];
    }

    /// <summary>The properties that the primary reading of a resource needs and no more, for a parent that is only passed through.</summary>
    public async Task<object?> FindOwnerAsync(ResourceType type, Guid id, RelationshipField? relationship, QueryPlan plan, CancellationToken ct)
    {
        var properties = new HashSet<string>(type.EssentialProperties, StringComparer.Ordinal);
        if (relationship is not null) properties.UnionWith(relationship.Properties);
        var read = new ReadPlan(new PageRequest.Whole(1)) { Properties = properties, DisplayCurrency = plan.DisplayCurrency };
        var page = await type.ReadAsync(read.With(type.ConditionOnIds([id])), sender, ct);
        return page.Items.Count == 0 ? null : page.Items[0];
    }

    /// <summary>The ids out of a list that the caller can see.</summary>
    public async Task<IReadOnlySet<Guid>> VisibleAsync(ResourceType type, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var read = new ReadPlan(new PageRequest.Whole(ids.Count)) { Properties = type.EssentialProperties };
        var page = await type.ReadAsync(read.With(type.ConditionOnIds(ids)), sender, ct);
        return page.Items.Select(type.IdOf).ToHashSet();
    }

    public async Task<Document> SingleAsync(QueryPlan plan, object? view, IReadOnlyDictionary<string, object?>? onceMeta, CancellationToken ct)
    {
        var document = new Document(plan, plan.Type, view is null ? [] : [view], isCollection: false) { OnceMeta = onceMeta };
        await IncludeAsync(document, ct);
        return document;
    }

    public async Task IncludeAsync(Document document, CancellationToken ct)
    {
        if (!document.IsLinkage)
        {
            foreach (var view in document.Primary) document.Add(document.PrimaryType, view);
        }

        await FollowAsync(document, document.Plan.Includes, document.PrimaryType, document.Primary, ct);
    }

    private async Task FollowAsync(Document document, IncludeNode node, ResourceType type, IReadOnlyList<object> owners, CancellationToken ct)
    {
        if (owners.Count == 0) return;

        foreach (var child in node.Children)
        {
            var relationship = child.Relationship!;
            var members = Embedded(document, type, relationship, owners)
                ?? (relationship.KnowsIds ? await ByIdsAsync(document, type, relationship, owners, ct) : await ByOwnersAsync(document, type, relationship, owners, ct));
            await FollowAsync(document, child, relationship.Target, members, ct);
        }
    }

    private static List<object>? Embedded(Document document, ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners)
    {
        if (relationship.Embedded(owners[0]) is null) return null;

        var all = new List<object>();
        foreach (var owner in owners)
        {
            var views = relationship.Embedded(owner) ?? [];
            var shown = views.Take(MaxMembersPerOwner).ToList();
            document.Linkages[(type.IdOf(owner), relationship)] = new Linkage([.. shown.Select(relationship.Target.IdOf)], views.Count > shown.Count ? views.Count : null);
            all.AddRange(Keep(document, relationship.Target, shown));
        }

        return all;
    }

    private async Task<List<object>> ByIdsAsync(Document document, ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners, CancellationToken ct)
    {
        var target = relationship.Target;
        var wanted = owners.SelectMany(relationship.Ids).Distinct().ToList();
        var found = wanted.Select(id => document.Find(target, id)).OfType<object>().ToList();
        var missing = wanted.Where(id => document.Find(target, id) is null).Take(MaxIncluded).ToList();
        if (missing.Count > 0)
        {
            var page = await target.ReadAsync(Part(document, target, missing.Count).With(target.ConditionOnIds(missing)), sender, ct);
            found.AddRange(Keep(document, target, page.Items));
        }

        // What the caller may not see is not there: null, or left out (JA-301).
        var visible = found.Select(target.IdOf).ToHashSet();
        foreach (var owner in owners) document.Linkages[(type.IdOf(owner), relationship)] = new Linkage([.. relationship.Ids(owner).Where(visible.Contains)]);
        return found;
    }

    private async Task<List<object>> ByOwnersAsync(Document document, ResourceType type, RelationshipField relationship, IReadOnlyList<object> owners, CancellationToken ct)
    {
        var (target, inverse) = (relationship.Target, relationship.InverseProperty!);
        var ids = owners.Select(type.IdOf).Distinct().ToList();
        var perOwner = Math.Clamp(MaxIncluded / ids.Count, 1, MaxMembersPerOwner);
        var plan = Part(document, target, MaxIncluded + 1);
        plan = plan with { Order = DefaultOrder(target), Properties = plan.Properties!.Append(inverse).ToHashSet(StringComparer.Ordinal) };

        var page = await target.ReadAsync(plan.With(target.ConditionOnOwners(inverse, ids)), sender, ct);
        var complete = page.Items.Count <= MaxIncluded;
        var groups = page.Items.ToLookup(view => target.OwnerOf(view, inverse));
        var all = new List<object>();
        foreach (var id in ids)
        {
            var members = groups[id].ToList();
            long? total = members.Count > perOwner ? members.Count : null;
            if (!complete)
            {
                // Too many for one reading: each owner's first members, with their number.
                var own = await target.ReadAsync((plan with { Page = new PageRequest.Numbered(1, perOwner), CountTotal = true }).With(target.ConditionOnOwners(inverse, [id])), sender, ct);
                (members, total) = ([.. own.Items], own.Total > perOwner ? own.Total : null);
            }

            members = [.. members.Take(perOwner)];
            document.Linkages[(id, relationship)] = new Linkage([.. members.Select(target.IdOf)], total);
            all.AddRange(Keep(document, target, members));
        }

        return all;
    }

    private static List<object> Keep(Document document, ResourceType type, IReadOnlyList<object> views)
    {
        var kept = new List<object>(views.Count);
        foreach (var view in views)
        {
            if (document.Add(type, view)) document.Included.Add((type, view));
            kept.Add(document.Find(type, type.IdOf(view))!);
        }

        return kept;
    }

    private static ReadPlan Part(Document document, ResourceType target, int limit)
    {
        var selection = document.Plan.Selection(target, alone: false);
        return new ReadPlan(new PageRequest.Whole(limit))
        {
            Properties = selection.Properties,
            Embedded = selection.IncludedNames,
            DisplayCurrency = document.Plan.DisplayCurrency,
        };
    }

    public static IReadOnlyList<SortKey> DefaultOrder(ResourceType type) =>
    [
        .. type.DefaultSort.Split(',').Select(term => new SortKey(term.TrimStart('-'), type.Sorts[term.TrimStart('-')].Key, term.StartsWith('-'))),
        type.IdKey with { Descending = type.DefaultSort.Split(',')[^1].StartsWith('-') },
    ];

    private static void RefuseFarPages(QueryPlan plan, ViewPage page)
    {
        if (plan.Page is not PageRequest.Numbered numbered || (numbered.Number - 1) * (decimal)numbered.Size < Paging.MaxOffset) return;
        if (page.Total <= (numbered.Number - 1) * (decimal)numbered.Size && !page.TotalIsEstimate) return;

        throw QueryParser.Bad("page_out_of_range", $"Pages beyond row {Paging.MaxOffset} are read with cursors: page[after].", "page[number]");
    }
}
