using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using MediatR;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The typed half of a resource type: what is declared about a view. The declaring methods stand in the other part of this class.</summary>
internal sealed partial class ResourceType<TView> : ResourceType
{
    private readonly Lazy<Func<TView, Guid>> _id;
    private readonly Func<IReadOnlyCollection<Guid>, LambdaExpression> _idCondition;
    private readonly Dictionary<string, Owner> _owners = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _essential;
    private Func<ReadPlan, IMediator, CancellationToken, Task<ViewPage>> _read = null!;
    private Func<ReadPlan, IReadOnlyList<string>, IMediator, CancellationToken, Task<IReadOnlyList<FacetView>>>? _facets;
    private Func<Body, ICommand<Written>>? _create;
    private Func<Guid, Body, ICommand<Written>>? _update;
    private Func<Guid, ICommand<Unit>>? _delete;

    private ResourceType(string name, SortKey idKey, Expression<Func<TView, Guid>> id, Func<IReadOnlyCollection<Guid>, LambdaExpression> idCondition)
        : base(name)
    {
        IdKey = idKey;
        _id = new(id.Getter);
        _idCondition = idCondition;
        _essential = new(() =>
        {
            var properties = new HashSet<string>(ViewProperties.Of(idKey.Key), StringComparer.Ordinal) { nameof(IView.Revision) };
            foreach (var field in Attributes.Where(field => field.IsDerived)) properties.UnionWith(field.Properties);
            foreach (var field in Relationships.Where(field => field.IsDerived)) properties.UnionWith(field.Properties);
            if (Transitions is not null) properties.UnionWith(Transitions.Properties);
            return properties;
        });
    }

    public override SortKey IdKey { get; }

    public override IReadOnlySet<string> EssentialProperties => _essential.Value;

    public override bool CanCreate => _create is not null;

    public override bool CanUpdate => _update is not null;

    public override bool CanDelete => _delete is not null;

    public override Guid IdOf(object view) => _id.Value((TView)view);

    public override int RevisionOf(object view) => ((IView)view).Revision;

    public override Task<ViewPage> ReadAsync(ReadPlan plan, IMediator sender, CancellationToken ct) => _read(plan, sender, ct);

    public override Task<IReadOnlyList<FacetView>> ReadFacetsAsync(ReadPlan plan, IReadOnlyList<string> names, IMediator sender, CancellationToken ct) =>
        _facets is null ? Task.FromResult<IReadOnlyList<FacetView>>([]) : _facets(plan, names, sender, ct);

    public override object ConditionOn(string path, Operator op, IReadOnlyList<object?> values) =>
        new Condition<TView>(path, op, values, Filters[path].Predicate is { } build ? () => (Expression<Func<TView, bool>>)build(op, values) : null);

    public override object ConditionOnIds(IReadOnlyCollection<Guid> ids) =>
        new Condition<TView>("id", Operator.In, [.. ids.Cast<object>()], () => (Expression<Func<TView, bool>>)_idCondition(ids));

    public override object ConditionOnOwners(string inverseProperty, IReadOnlyCollection<Guid> owners) =>
        new Condition<TView>(inverseProperty, Operator.In, [.. owners.Cast<object>()], () => (Expression<Func<TView, bool>>)OwnerBy(inverseProperty).Condition(owners));

    public override Guid? OwnerOf(object view, string inverseProperty) => OwnerBy(inverseProperty).Id((TView)view);

    public override IReadOnlyList<object?> PositionOf(object view, IReadOnlyList<SortKey> order) =>
        [.. order.Select(key => KeyReaders.GetOrAdd(key.Key)(view))];

    public override ICommand<Written> CreateCommand(Body body) => _create!(body);

    public override ICommand<Written> UpdateCommand(Guid id, Body body) => _update!(id, body);

    public override ICommand<Unit> DeleteCommand(Guid id) => _delete!(id);

    public override void WriteMeta(Utf8JsonWriter json, object view, Surface surface, CallerRights rights)
    {
        if (!rights.IsKnown || On(surface) is not { } rule || !rule.Has(Methods.Update | Methods.Delete | Methods.Transition)) return;

        var mayWrite = rights.MayWrite(this);
        if (Transitions is not null && rule.Has(Methods.Transition))
        {
            json.WriteStartArray("allowedTransitions"u8);
            foreach (var state in mayWrite ? Transitions.Allowed(view, surface) : []) json.WriteStringValue(state);
            json.WriteEndArray();
        }

        if (!rule.Has(Methods.Update) && !rule.Has(Methods.Delete)) return;

        json.WriteStartObject("can"u8);
        if (rule.Has(Methods.Update)) json.WriteBoolean("update"u8, mayWrite);
        if (rule.Has(Methods.Delete)) json.WriteBoolean("delete"u8, mayWrite);
        json.WriteEndObject();
    }

    private Owner OwnerBy(string property) => _owners.TryGetValue(property, out var owner)
        ? owner
        : throw new InvalidOperationException($"'{Name}' declares no owner '{property}': a to-many points at it as its inverse.");

    internal void AddSort(string name, LambdaExpression key, Field? field, Surfaces surfaces) => Sorts.Add(name, new SortDefinition(name, key, field) { Surfaces = surfaces });

    /// <summary>How members of a to-many are found from their owner: the property that carries the owner's id.</summary>
    private sealed record Owner(Func<TView, Guid?> Id, Func<IReadOnlyCollection<Guid>, LambdaExpression> Condition);

    /// <summary>Compiled sort keys, for making cursors.</summary>
    private static class KeyReaders
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<LambdaExpression, Func<object, object?>> Compiled = new();

        public static Func<object, object?> GetOrAdd(LambdaExpression key) => Compiled.GetOrAdd(key, static lambda =>
        {
            var view = Expression.Parameter(typeof(object), "view");
            var typed = Expression.Invoke(lambda, Expression.Convert(view, lambda.Parameters[0].Type));
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(typed, typeof(object)), view).Compile();
        });
    }
}
