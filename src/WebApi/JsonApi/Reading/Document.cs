using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>What an answer shows: primary data, what is included, and the linkage that was found on the way.</summary>
internal sealed class Document(QueryPlan plan, ResourceType primaryType, IReadOnlyList<object> primary, bool isCollection)
{
    private readonly Dictionary<(ResourceType Type, Guid Id), object> _views = [];
    private readonly Dictionary<RelationshipField, bool> _hidden = [];

    public QueryPlan Plan { get; } = plan;

    public ResourceType PrimaryType { get; } = primaryType;

    /// <summary>The version of the one resource that the URL means.</summary>
    public string PrimaryVersion => field ??= Versions.Of(PrimaryType, Primary[0]);

    /// <summary>One view, or none for an empty to-one, where the URL means one resource.</summary>
    public IReadOnlyList<object> Primary { get; } = primary;

    public bool IsCollection { get; } = isCollection;

    /// <summary>The primary data is linkage only (a relationship URL).</summary>
    public bool IsLinkage { get; init; }

    /// <summary>For relationship and related URLs: the resource and relationship that they belong to.</summary>
    public (ResourceType Type, Guid Id, RelationshipField Relationship)? Owner { get; init; }

    /// <summary>That resource, where the primary data is linkage.</summary>
    public object? OwnerView { get; init; }

    public required CallerRights Rights { get; init; }

    public ViewPage? Page { get; init; }

    public IReadOnlyList<FacetView> Facets { get; set; } = [];

    /// <summary>Members of the resource's <c>meta</c> that only this answer carries.</summary>
    public IReadOnlyDictionary<string, object?>? OnceMeta { get; init; }

    public List<(ResourceType Type, object View)> Included { get; } = [];

    public Dictionary<(Guid Owner, RelationshipField Relationship), Linkage> Linkages { get; } = [];

    /// <summary>Remembers a view; false where the document has that resource already (JA-062).</summary>
    public bool Add(ResourceType type, object view) => _views.TryAdd((type, type.IdOf(view)), view);

    public Linkage? LinkageOf(Guid owner, RelationshipField relationship) => Linkages.Count == 0 ? null : Linkages.GetValueOrDefault((owner, relationship));

    /// <summary>
    /// Whether the caller may not read what a relationship leads to: then there is no such relationship (JA-301). What a stranger has just made and reads with
    /// the credentials that come with it shows all of them.
    /// </summary>
    public bool Hides(ResourceType type, RelationshipField field)
    {
        if (!_hidden.TryGetValue(field, out var hidden)) _hidden[field] = hidden = !field.IsPolymorphic && (Rights.IsKnown || Rights.MayRead(type)) && !Rights.MayRead(field.Target);
        return hidden;
    }

    public object? Find(ResourceType type, Guid id) => _views.GetValueOrDefault((type, id));
}

/// <param name="Total">How many members there are, where only a part is shown (JA-069).</param>
internal sealed record Linkage(IReadOnlyList<Guid> Ids, long? Total = null);
