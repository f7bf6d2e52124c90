using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Marketplace.Application.Common.Reading;

/// <summary>
/// Conditions that continue an ordered reading at a position: (a &gt; x) or (a = x and b &gt; y) or … . Nulls come last in both directions.
/// </summary>
public static class Keyset
{
    /// <summary>What comes strictly after the position, or strictly before it when reading backwards.</summary>
    public static Expression<Func<TView, bool>> Beyond<TView>(IReadOnlyList<SortKey> order, IReadOnlyList<object?> position, bool backwards) =>
        Build<TView>(order, position, backwards, orEqual: false);

    /// <summary>The position itself and everything on its other side.</summary>
    public static Expression<Func<TView, bool>> AtOrBefore<TView>(IReadOnlyList<SortKey> order, IReadOnlyList<object?> position, bool backwards) =>
        Build<TView>(order, position, !backwards, orEqual: true);

    /// <summary>Which texts a view declares as ones that may be null; other texts count as never null.</summary>
    private static readonly ConcurrentDictionary<PropertyInfo, bool> NullableTexts = new();

    public static bool IsNullable(Expression key) => key.Type.IsValueType
        ? Nullable.GetUnderlyingType(key.Type) is not null
        : key is MemberExpression { Member: PropertyInfo property } && NullableTexts.GetOrAdd(property, static text => new NullabilityInfoContext().Create(text).ReadState is NullabilityState.Nullable);

    /// <summary>A value that the query provider sends as a parameter, so that every page uses one prepared statement.</summary>
    public static Expression Parameter(object? value, Type type)
    {
        var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(holder), nameof(Holder<>.Value));
    }

    private static Expression<Func<TView, bool>> Build<TView>(IReadOnlyList<SortKey> order, IReadOnlyList<object?> position, bool backwards, bool orEqual)
    {
        var view = Expression.Parameter(typeof(TView), "view");
        Expression? condition = orEqual ? Expression.Constant(value: true) : null;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var key = new Rebind(order[i].Key.Parameters[0], view).Visit(order[i].Key.Body);
            var (beyond, equal) = Compare(key, position[i], descending: order[i].Descending != backwards, nullsFirst: backwards);
            condition = condition is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(equal, condition));
        }

        return Expression.Lambda<Func<TView, bool>>(condition!, view);
    }

    private static (Expression Beyond, Expression Equal) Compare(Expression key, object? value, bool descending, bool nullsFirst)
    {
        var nullable = IsNullable(key);
        var isNull = nullable ? Expression.Equal(key, Expression.Constant(null, key.Type)) : (Expression)Expression.Constant(value: false);
        if (value is null) return (nullsFirst ? Expression.Not(isNull) : Expression.Constant(value: false), isNull);

        var type = Nullable.GetUnderlyingType(key.Type) ?? key.Type;
        var plain = key.Type == type ? key : Expression.Property(key, "Value");
        var parameter = Parameter(value, type);
        var order = Expression.Call(plain, type.GetMethod(nameof(IComparable.CompareTo), [type]) ?? typeof(IComparable<>).MakeGenericType(type).GetMethod(nameof(IComparable.CompareTo))!, parameter);
        Expression beyond = descending ? Expression.LessThan(order, Expression.Constant(0)) : Expression.GreaterThan(order, Expression.Constant(0));
        if (nullable)
        {
            beyond = nullsFirst ? Expression.AndAlso(Expression.Not(isNull), beyond) : Expression.OrElse(isNull, beyond);
        }

        return (beyond, Expression.Equal(plain, parameter));
    }

    internal sealed class Holder<T>(T value)
    {
        public T Value { get; } = value;
    }

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
