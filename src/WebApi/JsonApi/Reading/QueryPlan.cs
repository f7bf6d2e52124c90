using System.Collections.Concurrent;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// What the query of a request asks for, checked against the declaration of its type. Once it is parsed it does not change: the same plan serves
/// every request with the same query, also at the same time.
/// </summary>
internal sealed class QueryPlan
{
    private readonly ConcurrentDictionary<(ResourceType Type, bool Alone), Selection> _selections = [];
    private readonly ConcurrentDictionary<bool, ReadPlan> _reads = [];
    private readonly Lazy<ulong> _cursorContext;

    public QueryPlan() => _cursorContext = new(() => Cursor.ContextOf(this));

    public required ResourceType Type { get; init; }

    public required Surface Surface { get; init; }

    public required RawQuery Query { get; init; }

    public ReadingLimits Limits { get; init; } = ReadingLimits.Default;

    /// <summary>The tree of include paths, from the primary data.</summary>
    public IncludeNode Includes { get; } = new(Relationship: null);

    /// <summary>Whether <c>include</c> was sent at all: the answer then has an <c>included</c> array (JA-064).</summary>
    public bool HasInclude { get; set; }

    public Dictionary<ResourceType, HashSet<string>> Fieldsets { get; } = [];

    public List<object> Conditions { get; } = [];

    /// <summary>The order in effect, the id last; empty for a single resource.</summary>
    public IReadOnlyList<SortKey> Order { get; set; } = [];

    /// <summary>How the values of the order stand in a cursor.</summary>
    public IReadOnlyList<CursorKey> CursorKeys => field ??= [.. Order.Select(key => CursorKey.Of(key.Key.Body.Type))];

    /// <summary>What the cursors of this collection are tied to.</summary>
    public ulong CursorContext => _cursorContext.Value;

    public string OrderText { get; set; } = "";

    public bool CanCursor { get; set; } = true;

    public PageRequest Page { get; set; } = new PageRequest.Numbered(1, Paging.DefaultSize);

    public string? DisplayCurrency { get; set; }

    public IReadOnlyList<string> Facets { get; set; } = [];

    /// <summary>The relationships of a type that some include path goes through.</summary>
    public Dictionary<ResourceType, HashSet<RelationshipField>> Included { get; } = [];

    /// <summary>Which fields a resource object shows (JA-039, JA-070): resolved once per type.</summary>
    /// <param name="alone">The resource is the primary data by itself, and shows all its relationships.</param>
    public Selection Selection(ResourceType type, bool alone) =>
        _selections.TryGetValue((type, alone), out var known) ? known : _selections.GetOrAdd((type, alone), static (key, plan) => plan.Select(key.Type, key.Alone), this);

    /// <summary>The plan for reading the primary data.</summary>
    public ReadPlan ToRead(bool alone) => _reads.TryGetValue(alone, out var known) ? known : _reads.GetOrAdd(alone, static (key, plan) => plan.MakeRead(key), this);

    private Selection Select(ResourceType type, bool alone)
    {
        var included = Included.GetValueOrDefault(type);
        var chosen = Fieldsets.GetValueOrDefault(type);
        AttributeField[] attributes = [.. type.Attributes.Where(field => field.IsOn(Surface) && !field.IsWriteOnly && chosen?.Contains(field.Name) != false)];
        RelationshipField[] relationships =
        [
            .. type.Relationships.Where(field => type.FindRelationship(field.Name, Surface) is not null
                && (chosen is null ? alone || !field.IsMany || field.IsCounted || included?.Contains(field) == true : chosen.Contains(field.Name))),
        ];

        var properties = new HashSet<string>(type.EssentialProperties, StringComparer.Ordinal);
        foreach (var field in attributes) properties.UnionWith(field.Properties);
        foreach (var field in relationships.Where(field => !field.IsMany || field.IsCounted || included?.Contains(field) == true)) properties.UnionWith(field.Properties);
        foreach (var field in included ?? []) properties.UnionWith(field.Properties);
        return new Selection(attributes, relationships, properties, new HashSet<string>((included ?? []).Select(field => field.Name), StringComparer.Ordinal));
    }

    private ReadPlan MakeRead(bool alone)
    {
        var selection = Selection(Type, alone);
        var properties = new HashSet<string>(selection.Properties, StringComparer.Ordinal);
        properties.UnionWith(ViewProperties.Of(Order.Select(key => key.Key)));
        return new ReadPlan(Page)
        {
            Conditions = Conditions,
            Order = Order,
            CountTotal = Page is PageRequest.Numbered && !alone,
            CountCap = Limits.CountedRows,
            ReckonCap = Limits.ReckonedRows,
            Properties = properties,
            Embedded = selection.IncludedNames,
            DisplayCurrency = DisplayCurrency,
        };
    }
}

/// <summary>One step of the include paths; the root stands for the primary data.</summary>
internal sealed record IncludeNode(RelationshipField? Relationship)
{
    public List<IncludeNode> Children { get; } = [];

    public IncludeNode Child(RelationshipField relationship)
    {
        var child = Children.Find(node => node.Relationship == relationship);
        if (child is null) Children.Add(child = new IncludeNode(relationship));
        return child;
    }
}

/// <summary>The fields that resource objects of one type show in this document.</summary>
internal sealed record Selection(
    AttributeField[] Attributes, RelationshipField[] Relationships, IReadOnlySet<string> Properties, IReadOnlySet<string> IncludedNames);

internal static class Paging
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;
}
