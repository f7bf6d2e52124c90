using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Starts the declaration of a resource type.</summary>
internal static class Resource
{
    public static ResourceType<TView> Type<TView, TId>(string name, Expression<Func<TView, TId>> id, Action<ResourceType<TView>> declare)
        where TView : class, IView
        where TId : struct, IEntityId<TId> => ResourceType<TView>.Declare(name, id, declare);
}

/// <summary>What a module says of its type: where it is offered, its attributes and relationships.</summary>
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
            static v => v is null, (json, v) => format.Write(json, v!), (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema, FilterOf(format), ViewProperties.MayBeNull(value))
        {
            WriteInstalled = format is IInstalledFormat<T> installed ? (json, v, services) => installed.Write(json, v!, services) : null,
        }));

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

    /// <summary>A property by which a to-many of another type finds its members here, where no relationship shows it.</summary>
    public void OwnedBy<TId>(Expression<Func<TView, TId>> id)
        where TId : struct, IEntityId<TId> =>
        OwnedBy(id, id.Getter());

    private void OwnedBy<TId>(Expression<Func<TView, TId>> id, Func<TView, TId> value)
        where TId : struct, IEntityId<TId> =>
        AddOwner(id, view => value(view).Value, ids => Predicates.Build<TView>(id, Operator.In, [.. ids.Select(guid => (object)TId.From(guid))]));

    public RelationshipField<TView> ToOne<TId>(string name, Expression<Func<TView, TId>> id, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = id.Getter();
        OwnedBy(id, value);
        return Add(new RelationshipField<TView>(name, target, isMany: false, view => [value(view).Value], ViewProperties.Of(id), inverse: null));
    }

    public RelationshipField<TView> ToOne<TId>(string name, Expression<Func<TView, TId?>> id, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = id.Getter();
        AddOwner(id, view => value(view) is { } found ? found.Value : null, ids => Predicates.Build<TView>(id, Operator.In, [.. ids.Select(guid => (object)TId.From(guid))]));
        return Add(new RelationshipField<TView>(name, target, isMany: false, view => value(view) is { } found ? [found.Value] : [], ViewProperties.Of(id), inverse: null)).Nullable();
    }

    /// <summary>Members that carry this resource's id in a property of their own view; that property must be one of their to-one relationships.</summary>
    public RelationshipField<TView> ToMany(string name, string target, string inverseProperty) =>
        Add(new RelationshipField<TView>(name, target, isMany: true, ids: null, ViewProperties.Of(), inverseProperty));

    /// <summary>Members whose ids the view itself lists.</summary>
    public RelationshipField<TView> ToMany<TId>(string name, Expression<Func<TView, IReadOnlyList<TId>>> ids, string target)
        where TId : struct, IEntityId<TId>
    {
        var value = ids.Getter();
        return Add(new RelationshipField<TView>(name, target, isMany: true, view => [.. value(view).Select(id => id.Value)], ViewProperties.Of(ids), inverse: null));
    }

    /// <summary>A to-one whose target's type differs: the subject of a job, the result of a row.</summary>
    /// <param name="targets">The types that it can be of, where it can be included.</param>
    public RelationshipField<TView> ToAny(string name, Expression<Func<TView, string?>> targetType, Expression<Func<TView, Guid?>> id, params IReadOnlyList<string> targets)
    {
        var (type, value) = (targetType.Getter(), id.Getter());
        return Add(new RelationshipField<TView>(name, type, view => value(view) is { } found && type(view) is not null ? [found] : [], ViewProperties.Of(targetType, id), targets));
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

    private void AddOwner(LambdaExpression id, Func<TView, Guid?> guid, Func<IReadOnlyCollection<Guid>, LambdaExpression> condition)
    {
        var property = ((MemberExpression)id.Body).Member.Name;
        _owners.TryAdd(property, new Owner(guid, condition));
    }
}
