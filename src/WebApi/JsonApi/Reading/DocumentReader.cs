using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Reads documents: primary data by the type's one reading, then every include path level by level, one reading per step and never one per resource.</summary>
internal sealed class DocumentReader(IMediator sender, CallerRights rights)
{
    public async Task<Document> CollectionAsync(QueryPlan plan, CancellationToken ct, params IReadOnlyList<object> conditions)
    {
        var read = plan.ToRead(alone: false).With(conditions);
        var page = await plan.Type.ReadAsync(read, sender, ct);
        RefuseFarPages(plan, page);
        var document = new Document(plan, plan.Type, page.Items, isCollection: true) { Page = page, Rights = rights };
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
        var document = new Document(plan, plan.Type, view is null ? [] : [view], isCollection: false) { OnceMeta = onceMeta, Rights = rights };
        await IncludeAsync(document, ct);
        return document;
    }

    public async Task IncludeAsync(Document document, CancellationToken ct)
    {
        if (document.Plan.Includes.Children.Count == 0) return;

        if (!document.IsLinkage)
        {
            foreach (var view in document.Primary) document.Add(document.PrimaryType, view);
        }

        await new IncludeReader(document, sender).ReadAsync(ct);
    }

    public static IReadOnlyList<SortKey> DefaultOrder(ResourceType type) =>
    [
        .. type.DefaultSort.Split(',').Select(term => new SortKey(term.TrimStart('-'), type.Sorts[term.TrimStart('-')].Key, term.StartsWith('-'))),
        type.IdKey with { Descending = type.DefaultSort.Split(',')[^1].StartsWith('-') },
    ];

    public static void RefuseFarPages(QueryPlan plan, ViewPage page)
    {
        if (plan.Page is not PageRequest.Numbered numbered || numbered.Number <= plan.Limits.LastPage(numbered.Size)) return;
        if (page.Total <= (numbered.Number - 1) * (decimal)numbered.Size && !page.TotalIsEstimate) return;

        throw QueryParser.Bad("page_out_of_range", $"Pages beyond row {plan.Limits.NumberedRows} are read with cursors: page[after].", "page[number]");
    }
}
