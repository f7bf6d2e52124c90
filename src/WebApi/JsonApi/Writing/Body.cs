using Marketplace.Application.Common;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The checked content of a request body: values by field name, and the difference between absent and empty (JA-161).</summary>
internal sealed class Body(ResourceType type, string pointer)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Relationship, Guid Id), string> _words = [];
    private readonly Dictionary<(string Relationship, Guid Member), int> _quantities = [];

    /// <summary>Where the resource object stands in the request: <c>/data</c>, or <c>/atomic:operations/2/data</c>.</summary>
    public string Pointer { get; } = pointer;

    public List<TargetReference> Targets { get; } = [];

    public bool Has(string field) => _values.ContainsKey(field);

    public bool IsEmpty => _values.Count == 0;

    /// <summary>The value of a field, or the default where it is absent or null.</summary>
    public T? Get<T>(string field) => _values.TryGetValue(field, out var value) && value is T typed ? typed : default;

    /// <summary>A value that the declaration requires, so that the reader has made sure of it.</summary>
    public T Required<T>(string field) => (T)(_values.GetValueOrDefault(field) ?? throw new InvalidOperationException($"'{type.Name}.{field}' is not declared as required."));

    /// <summary>A value that may be left out; sent as null it is empty.</summary>
    public Optional<T?> Optional<T>(string field) =>
        _values.TryGetValue(field, out var value) ? new Optional<T?>(IsPresent: true, value is T typed ? typed : default) : default;

    /// <summary>A value type that may be left out and may be emptied.</summary>
    public Optional<T?> OptionalValue<T>(string field)
        where T : struct =>
        _values.TryGetValue(field, out var value) ? new Optional<T?>(IsPresent: true, value is T typed ? typed : null) : default;

    /// <summary>A value that may be left out but not emptied.</summary>
    public Optional<T> Change<T>(string field) => _values.TryGetValue(field, out var value) && value is T typed ? new Optional<T>(IsPresent: true, typed) : default;

    public TId? One<TId>(string relationship)
        where TId : struct, IEntityId<TId> => Get<Guid?>(relationship) is { } id ? TId.From(id) : null;

    public TId RequiredOne<TId>(string relationship)
        where TId : struct, IEntityId<TId> => TId.From(Required<Guid>(relationship));

    public Optional<TId?> OptionalOne<TId>(string relationship)
        where TId : struct, IEntityId<TId> =>
        _values.TryGetValue(relationship, out var value) ? new Optional<TId?>(IsPresent: true, value is Guid id ? TId.From(id) : null) : default;

    public Optional<IReadOnlyList<TId>> Many<TId>(string relationship)
        where TId : struct, IEntityId<TId> =>
        _values.TryGetValue(relationship, out var value) ? new Optional<IReadOnlyList<TId>>(IsPresent: true, [.. ((IReadOnlyList<Guid>)value!).Select(TId.From)]) : default;

    /// <summary>Members with the words that say in which way each is related.</summary>
    public Optional<IReadOnlyList<(TId Id, string Word)>> ManyWithWords<TId>(string relationship)
        where TId : struct, IEntityId<TId> =>
        _values.TryGetValue(relationship, out var value) ? new Optional<IReadOnlyList<(TId, string)>>(IsPresent: true, [.. ((IReadOnlyList<Guid>)value!).Select(id => (TId.From(id), _words[(relationship, id)]))]) : default;

    /// <summary>Members of a counted relationship, in the order of the request; a quantity is null where none was sent.</summary>
    public Optional<IReadOnlyList<(TId Id, int? Quantity)>> Counted<TId>(string relationship)
        where TId : struct, IEntityId<TId> =>
        _values.TryGetValue(relationship, out var value)
            ? new(IsPresent: true, [.. ((IReadOnlyList<Guid>)value!).Select(id => (TId.From(id), _quantities.TryGetValue((relationship, id), out var quantity) ? quantity : (int?)null))])
            : default;

    /// <summary>
    /// Where a member that a rule names stands in this request: the value itself, or for a missing one the nearest parent that exists (JA-123).
    /// </summary>
    public (string Pointer, string? Missing) Locate(string member)
    {
        var end = member.IndexOf('/', StringComparison.Ordinal);
        var field = end < 0 ? member : member[..end];
        var group = type.Relationships.Exists(relationship => relationship.Name == field) ? "relationships" : "attributes";
        if (!_values.ContainsKey(field)) return (Groups.Contains(group) ? $"{Pointer}/{group}" : Pointer, field);
        return ($"{Pointer}/{group}/{field}{(group == "relationships" ? "/data" : "")}{(end < 0 ? "" : member[end..])}", null);
    }

    /// <summary>The groups that the request has: <c>attributes</c>, <c>relationships</c>.</summary>
    internal HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    internal void Set(string field, object? value) => _values[field] = value;

    internal void SetWord(RelationshipField relationship, Guid id, string? word) => _words[(relationship.Name, id)] = word ?? "";

    /// <summary>Notes how many of a member are meant, where that has not been noted before.</summary>
    internal void Count(string relationship, Guid member, int quantity) => _quantities.TryAdd((relationship, member), quantity);
}

/// <summary>A resource that a body names, to be looked up before anything is done.</summary>
internal sealed record TargetReference(RelationshipField Relationship, Guid? Id, string Pointer);
