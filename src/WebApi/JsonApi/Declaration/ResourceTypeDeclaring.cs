using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Starts the declaration of a resource type.</summary>
internal static class Resource
{
    public static ResourceType<TView> Type<TView, TId>(string name, Expression<Func<TView, TId>> id, Action<ResourceType<TView>> declare)
        where TView : class, IView
        where TId : struct, IEntityId<TId> => ResourceType<TView>.Declare(name, id, declare);
}

/// <summary>The declaring half: what a module says about its type.</summary>
internal sealed partial class ResourceType<TView>
{
    internal static ResourceType<T> Declare<T, TId>(string name, Expression<Func<T, TId>> id, Action<ResourceType<T>> declare)
        where T : class, IView
        where TId : struct, IEntityId<TId>
    {
        var guid = Expression.Lambda<Func<T, Guid>>(Expression.Property(id.Body, nameof(IEntityId<>.Value)), id.Parameters);
        var type = new ResourceType<T>(name, new SortKey("id", id, Descending: false), guid, ids => Predicates.Build<T>(id, Operator.In, [.. ids.Select(value => (object)TId.From(value))]));
        type._read = (plan, sender, ct) => ReadViews<T>(plan, sender, ct);
        type.AddFilter(new FilterDefinition("id", Operators.Equality, "an id", (text, _) => Guid.TryParse(text, out var value) ? TId.From(value) : TId.From(Guid.Empty),
            (op, values) => Predicates.Build<T>(id, op, values)));
        declare(type);
        return type;
    }

    /// <summary>Offers the type on a surface.</summary>
    public ResourceType<TView> On(Surface surface, Methods methods, AccessRule access, AccessRule? create = null, AccessRule? write = null)
    {
        AddSurface(surface, new SurfaceRule(methods, access) { CreateAccess = create, WriteAccess = write });
        return this;
    }

    /// <summary>An attribute out of a property of the view; it may be null where the property may.</summary>
    public AttributeField<TView, T?> Attribute<T>(string name, Expression<Func<TView, T?>> value, ValueFormat<T> format) =>
        Add(new AttributeField<TView, T?>(this, name, value, new AttributeShape<T?>(
            static v => v is null, (json, v) => format.Write(json, v!), (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema, FilterOf(format), ViewProperties.MayBeNull(value))));

    public AttributeField<TView, T?> Attribute<T>(string name, Expression<Func<TView, T?>> value, ValueFormat<T> format)
        where T : struct =>
        Add(new AttributeField<TView, T?>(this, name, value, new AttributeShape<T?>(
            static v => v is null, (json, v) => format.Write(json, v!.Value), (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema, FilterOf(format), IsNullable: true)));

    /// <summary>Money out of a pair of view properties; compared and sorted by its minor units.</summary>
    public AttributeField<TView, Money?> Money(string name, Expression<Func<TView, long?>> minorUnits, Expression<Func<TView, string?>> currency)
    {
        var pair = Expression.Call(typeof(Amounts), nameof(Amounts.Of), [], minorUnits.Body, Expression.Invoke(currency, minorUnits.Parameters));
        var value = Expression.Lambda<Func<TView, Money?>>(pair, minorUnits.Parameters);
        return Add(new AttributeField<TView, Money?>(this, name, value, new AttributeShape<Money?>(
            static v => v is null, static (json, v) => MoneyFormat.Instance.Write(json, v!.Value), static (json, faults, pointer) => MoneyFormat.Instance.Read(json, faults, pointer),
            MoneyFormat.Instance.WriteSchema, new MoneyFilterFactory(), IsNullable: true), minorUnits, ViewProperties.Of(minorUnits, currency)));
    }

    /// <summary>An attribute that is written only and belongs to no property of the view.</summary>
    public AttributeField<TView, T?> Input<T>(string name, ValueFormat<T> format) =>
        Add(new AttributeField<TView, T?>(this, name, static _ => default, new AttributeShape<T?>(
            static _ => true, static (_, _) => { }, (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema, Filter: null, IsNullable: true)).WriteOnly());

    /// <summary>Every stored type has <c>createdAt</c> and <c>updatedAt</c> (JA-259).</summary>
    public void Timestamps(Expression<Func<TView, DateTimeOffset>> createdAt, Expression<Func<TView, DateTimeOffset>>? updatedAt)
    {
        Attribute("createdAt", createdAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        if (updatedAt is not null) Attribute("updatedAt", updatedAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
    }

    public RelationshipField<TView> ToOne<TId>(string name, Expression<Func<TView, TId>> id, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = id.Compile();
        AddOwner(id, Expression.Lambda<Func<TView, Guid?>>(Expression.Convert(Expression.Property(id.Body, nameof(IEntityId<>.Value)), typeof(Guid?)), id.Parameters),
            ids => Predicates.Build<TView>(id, Operator.In, [.. ids.Select(guid => (object)TId.From(guid))]));
        return Add(new RelationshipField<TView>(name, target, isMany: false, view => [value(view).Value], ViewProperties.Of(id), inverse: null));
    }

    public RelationshipField<TView> ToOne<TId>(string name, Expression<Func<TView, TId?>> id, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = id.Compile();
        AddOwner(id, view => value(view) == null ? null : value(view)!.Value.Value, ids => Predicates.Build<TView>(id, Operator.In, [.. ids.Select(guid => (object)TId.From(guid))]));
        return Add(new RelationshipField<TView>(name, target, isMany: false, view => value(view) is { } found ? [found.Value] : [], ViewProperties.Of(id), inverse: null)).Nullable();
    }

    /// <summary>Members that carry this resource's id in a property of their own view; that property must be one of their to-one relationships.</summary>
    public RelationshipField<TView> ToMany(string name, string target, string inverseProperty) =>
        Add(new RelationshipField<TView>(name, target, isMany: true, ids: null, ViewProperties.Of(), inverseProperty));

    /// <summary>Members whose ids the view itself lists.</summary>
    public RelationshipField<TView> ToMany<TId>(string name, Expression<Func<TView, IReadOnlyList<TId>>> ids, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = ids.Compile();
        return Add(new RelationshipField<TView>(name, target, isMany: true, view => [.. value(view).Select(id => id.Value)], ViewProperties.Of(ids), inverse: null));
    }

    /// <summary>A to-one whose target's type differs: the subject of a job, the result of a row.</summary>
    public RelationshipField<TView> ToAny(string name, Expression<Func<TView, string?>> targetType, Expression<Func<TView, Guid?>> id)
    {
        var (type, value) = (targetType.Compile(), id.Compile());
        return Add(new RelationshipField<TView>(name, type, view => value(view) is { } found && type(view) is not null ? [found] : [], ViewProperties.Of(targetType, id)));
    }

    /// <summary>A filter over a property that is no attribute: a relationship, or a path through one.</summary>
    public void Filter<T>(string path, Expression<Func<TView, T>> key, ValueFormat<T> format, Operators operators = Operators.Equality, Surfaces surfaces = JsonApi.Surfaces.All) =>
        AddFilter(new FilterFactory<T>(format).Create<TView>(path, key, operators) with { Surfaces = surfaces });

    /// <summary>A relationship as a filter compares ids (JA-104).</summary>
    public void FilterId<TId>(string path, Expression<Func<TView, TId>> key, Surfaces surfaces = JsonApi.Surfaces.All)
        where TId : struct, IEntityId<TId> =>
        AddFilter(new FilterDefinition(path, Operators.Equality, "an id", (text, _) => TId.From(Guid.TryParse(text, out var value) ? value : Guid.Empty), (op, values) => Predicates.Build<TView>(key, op, values)) { Surfaces = surfaces });

    public void FilterId<TId>(string path, Expression<Func<TView, TId?>> key, Surfaces surfaces = JsonApi.Surfaces.All)
        where TId : struct, IEntityId<TId> =>
        AddFilter(new FilterDefinition(path, Operators.Equality | Operators.IsNull, "an id", (text, _) => TId.From(Guid.TryParse(text, out var value) ? value : Guid.Empty), (op, values) => Predicates.Build<TView>(key, op, values)) { Surfaces = surfaces });

    /// <summary>A filter with a meaning of its own. Without a predicate the handler of the reading takes it.</summary>
    public void NamedFilter<T>(string name, ValueFormat<T> format, Func<T, Expression<Func<TView, bool>>>? predicate = null, Surfaces surfaces = JsonApi.Surfaces.All) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, format.Expected, (text, _) => format.TryParse(text, out var value) ? value : null,
            predicate is null ? null : (_, values) => predicate((T)values[0]!))
        { Surfaces = surfaces, IsNamed = true, Schema = format.WriteSchema });

    /// <summary>A plain search for a part of a text, without regard to case.</summary>
    public void TextFilter(string name, Expression<Func<TView, string>> key) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, "a text", (text, _) => text, (_, values) => Predicates.Build<TView>(key, Operator.Contains, values)) { IsNamed = true });

    /// <summary>A list of values that the handler of the reading takes.</summary>
    public void NamedList<T>(string name, ValueFormat<T> format, Surfaces surfaces = JsonApi.Surfaces.All) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, format.Expected, (text, _) => format.TryParse(text, out var value) ? value : null, Predicate: null) { Surfaces = surfaces });

    /// <summary>An order that is no attribute.</summary>
    public void SortBy<T>(string name, Expression<Func<TView, T>> key, bool canCursor = true, Surfaces surfaces = JsonApi.Surfaces.All) =>
        Sorts.Add(name, new SortDefinition(name, key, Field: null, canCursor) { Surfaces = surfaces });

    public void SortByDefault(string sort) => DefaultSort = sort;

    /// <summary>The include paths that are offered; each path's beginnings are offered too.</summary>
    public void Include(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            for (var end = path.IndexOf('.', StringComparison.Ordinal); end > 0; end = path.IndexOf('.', end + 1)) Includes.Add(path[..end]);
            Includes.Add(path);
        }
    }

    public void Create(Func<Body, ICommand<Written>> command) => _create = command;

    public void Update(Func<Guid, Body, ICommand<Written>> command) => _update = command;

    public void Delete(Func<Guid, ICommand<Unit>> command) => _delete = command;

    /// <summary>The state machine of the type.</summary>
    /// <param name="allowed">The moves open to a caller of the surface, as wire words.</param>
    public void Moves<TState>(
        Expression<Func<TView, TState>> state, Func<Guid, TState, string?, ICommand<Written>> command, Func<TView, Surface, IEnumerable<TState>> allowed,
        params IReadOnlyList<LambdaExpression> alsoReads)
        where TState : struct, Enum =>
        Transitions = new TransitionRule(
            typeof(TState),
            (id, to, reason) => command(id, EnumFormat<TState>.Parse(to), reason),
            (view, surface) => [.. allowed((TView)view, surface).Select(EnumFormat<TState>.NameOf)],
            EnumFormat<TState>.Names,
            ViewProperties.Of([state, .. alsoReads]));

    /// <summary>Creation is received by an endpoint of its own.</summary>
    public void CreatedBy(Func<ResourceType, Surface, RequestDelegate?> endpoint, params IEnumerable<string> parameters)
    {
        CreateEndpoint = surface => endpoint(this, surface);
        CreateParameters.UnionWith(parameters);
    }

    public void TakesFiles(CreationForm form) => CreateForm = form;

    public void IsDeed() => RequiresIdempotencyKey = true;

    public void DemandsIfMatch() => RequiresIfMatch = true;

    public void AnswersWithJob() => IsAsynchronous = true;

    public void InDisplayCurrency() => HasDisplayCurrency = true;

    public void HoldsSecrets() => IsSecret = true;

    public void AskAgain(Func<TView, int?> seconds) => RetryAfter = view => seconds((TView)view);

    public void CachedPublicly(TimeSpan maxAge) => PublicMaxAge = maxAge;

    public void Describe(string text) => Description = text;

    public void CalledBy(string word, Surfaces surfaces, Func<IServiceProvider, CancellationToken, Task<Guid?>> resolve) => Singleton = (word, surfaces, resolve);

    /// <summary>Counts over the filtered set, asked for with <c>displayFacets</c> (JA-111).</summary>
    public void FacetsBy<T>(IReadOnlyList<string> names, Func<Read<T>, IReadOnlyList<string>, IQuery<IReadOnlyList<FacetView>>> query)
        where T : class, IView
    {
        Facets = names;
        _facets = (plan, asked, sender, ct) => sender.Send(query(plan.ToRead<T>(), asked), ct);
    }

    private static class Amounts
    {
        public static Money? Of(long? minorUnits, string? currency) => minorUnits is { } amount && currency is not null ? new Money(amount, currency) : null;
    }

    private static FilterFactory? FilterOf<T>(ValueFormat<T> format) => format switch
    {
        TimestampFormat => new TimestampFilterFactory(),
        { CanFilter: true } => new FilterFactory<T>(format),
        _ => null,
    };

    private static async Task<ViewPage> ReadViews<T>(ReadPlan plan, IMediator sender, CancellationToken ct)
        where T : class, IView
    {
        var page = await sender.Send(plan.ToRead<T>(), ct);
        return new ViewPage(page.Items, page.Total, page.TotalIsEstimate, page.HasPrevious, page.HasNext);
    }

    private AttributeField<TView, T> Add<T>(AttributeField<TView, T> field)
    {
        Attributes.Add(field);
        return field;
    }

    private RelationshipField<TView> Add(RelationshipField<TView> field)
    {
        Relationships.Add(field);
        return field;
    }

    private void AddOwner(LambdaExpression id, Expression<Func<TView, Guid?>> guid, Func<IReadOnlyCollection<Guid>, LambdaExpression> condition)
    {
        var property = ((MemberExpression)id.Body).Member.Name;
        _owners.TryAdd(property, new Owner(new(guid.Compile), condition));
    }
}
