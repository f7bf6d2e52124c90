using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The operators that a filter offers.</summary>
[Flags]
internal enum Operators
{
    None = 0,
    Equality = 1,
    Comparison = 2 | Equality,
    Matching = 4 | Equality,
    IsNull = 8,
}

/// <summary>A filter that a type offers.</summary>
/// <param name="Path">Its name: an attribute, a relationship, a path, or a named filter.</param>
/// <param name="Parse">Text to a typed value; null where it is of the wrong kind. The second argument is the currency of money values.</param>
/// <param name="Predicate">Builds the condition over the view; null for filters that the handler takes.</param>
internal sealed record FilterDefinition(
    string Path, Operators Operators, string Expected, Func<string, string?, object?> Parse, Func<Operator, IReadOnlyList<object?>, LambdaExpression>? Predicate)
{
    public bool IsMoney { get; init; }

    /// <summary>A filter with a meaning of its own: no operators, no lists.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The field behind it: on a surface where that is unknown, so is the filter.</summary>
    public Field? Field { get; init; }

    /// <summary>Writes the members of the JSON schema of one value; null for ids.</summary>
    public Action<Utf8JsonWriter>? Schema { get; init; }

    /// <summary>The surfaces of a named filter.</summary>
    public Surfaces Surfaces { get; init; } = Surfaces.All;

    /// <summary>Where a surface has not all the values: whether it has this one.</summary>
    public Func<object, Application.Common.Surface, bool>? Admits { get; init; }

    public bool IsOn(Application.Common.Surface surface) => Surfaces.Has(surface) && Field?.IsOn(surface) != false;

    public bool Allows(Operator op) => op switch
    {
        Operator.Eq or Operator.In or Operator.Ne or Operator.Nin => true,
        Operator.Gt or Operator.Gte or Operator.Lt or Operator.Lte => (Operators & Operators.Comparison & ~Operators.Equality) != 0,
        Operator.Contains or Operator.StartsWith or Operator.EndsWith => (Operators & Operators.Matching & ~Operators.Equality) != 0,
        _ => (Operators & Operators.IsNull) != 0,
    };
}

/// <summary>Makes the filter of an attribute; closed over the type of its values.</summary>
internal abstract record FilterFactory
{
    public abstract FilterDefinition Create<TView>(string path, LambdaExpression key, Operators operators);
}

internal sealed record FilterFactory<T>(ValueFormat<T> Format) : FilterFactory
{
    public override FilterDefinition Create<TView>(string path, LambdaExpression key, Operators operators) =>
        new(path, operators, Format.Expected, (text, _) => Format.TryParse(text, out var value) ? value : null, (op, values) => Predicates.Build<TView>(key, op, values))
        { Schema = Format.WriteSchema };
}

/// <summary>Instants; a calendar day stands for all of it (JA-103).</summary>
internal sealed record TimestampFilterFactory : FilterFactory
{
    public override FilterDefinition Create<TView>(string path, LambdaExpression key, Operators operators) =>
        new(path, operators, "a date such as 2026-01-31 or an RFC 3339 instant",
            (text, _) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Day(day)
                : TimestampFormat.Instance.TryParse(text, out var instant) ? instant : null,
            (op, values) => values is [Day single] ? OfDay<TView>(key, op, single) : values.Any(value => value is Day) ? OfAny<TView>(key, op, values) : Predicates.Build<TView>(key, op, values))
        { Schema = static json => json.WriteString("type"u8, "string"u8) };

    private static Expression<Func<TView, bool>> OfDay<TView>(LambdaExpression key, Operator op, Day day) => op switch
    {
        Operator.Gt => Predicates.Build<TView>(key, Operator.Gte, [day.End]),
        Operator.Gte => Predicates.Build<TView>(key, Operator.Gte, [day.Start]),
        Operator.Lt => Predicates.Build<TView>(key, Operator.Lt, [day.Start]),
        Operator.Lte => Predicates.Build<TView>(key, Operator.Lt, [day.End]),
        _ => Expression.Lambda<Func<TView, bool>>(
            op is Operator.Ne or Operator.Nin ? Expression.Not(Within<TView>(key, day)) : Within<TView>(key, day), key.Parameters),
    };

    /// <summary>A list in which days stand among instants.</summary>
    private static Expression<Func<TView, bool>> OfAny<TView>(LambdaExpression key, Operator op, IReadOnlyList<object?> values)
    {
        var any = values.Select(value => value is Day day ? Within<TView>(key, day) : Predicates.Build<TView>(key, Operator.Eq, [value]).Body).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TView, bool>>(op is Operator.Nin ? Expression.Not(any) : any, key.Parameters);
    }

    private static BinaryExpression Within<TView>(LambdaExpression key, Day day) => Expression.AndAlso(
        Predicates.Build<TView>(key, Operator.Gte, [day.Start]).Body, Predicates.Build<TView>(key, Operator.Lt, [day.End]).Body);
}

/// <summary>Money is compared by amount: a decimal that needs the currency to become minor units.</summary>
internal sealed record MoneyFilterFactory : FilterFactory
{
    public override FilterDefinition Create<TView>(string path, LambdaExpression key, Operators operators) =>
        new(path, operators, "an amount such as 12.50, with no more decimals than the currency has",
            (text, currency) => currency is not null && Domain.Common.Money.TryParse(text, currency, out var money) ? money.MinorUnits : null,
            (op, values) => Predicates.Build<TView>(key, op, values))
        { IsMoney = true, Schema = static json => json.WriteString("type"u8, "string"u8) };
}

/// <summary>Turns one condition of the filter grammar into an expression that the database understands.</summary>
internal static class Predicates
{
    public static Expression<Func<TView, bool>> Build<TView>(LambdaExpression key, Operator op, IReadOnlyList<object?> values)
    {
        var member = key.Body;
        var body = op switch
        {
            Operator.IsNull => IsNull(member, (bool)values[0]!),
            Operator.In => Among(member, values),
            Operator.Nin => Expression.Not(Among(member, values)),
            Operator.Contains or Operator.StartsWith or Operator.EndsWith => Matches(member, op, (string)values[0]!),
            Operator.Ne => Expression.NotEqual(member, Keyset.Parameter(values[0], member.Type)),
            Operator.Eq when values[0] is not null => Compare(member, op, values[0]!),
            Operator.Eq => Expression.Equal(member, Keyset.Parameter(values[0], member.Type)),
            _ => Compare(member, op, values[0]!),
        };
        return Expression.Lambda<Func<TView, bool>>(body, key.Parameters);
    }

    private static Expression IsNull(Expression member, bool wanted)
    {
        var isNull = Expression.Equal(member, Expression.Constant(null, member.Type));
        return wanted ? isNull : Expression.Not(isNull);
    }

    private static Expression Among(Expression member, IReadOnlyList<object?> values)
    {
        // Of two values, a list says no more; and what compares in order to get one of them cannot stand beside a list everywhere.
        if (values.Count > 0 && (System.Nullable.GetUnderlyingType(member.Type) ?? member.Type) == typeof(bool))
        {
            return values.Distinct().Select(value => (Expression)Expression.Equal(member, Keyset.Parameter(value, member.Type))).Aggregate(Expression.OrElse);
        }

        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(member.Type))!;
        foreach (var value in values) list.Add(value);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [member.Type], Keyset.Parameter(list, list.GetType()), member);
    }

    /// <summary>Without regard to case (JA-102); the value's own wildcards are plain characters (JA-110).</summary>
    private static Expression Matches(Expression member, Operator op, string value)
    {
        var lower = Expression.Call(member, nameof(string.ToLower), []);
#pragma warning disable CA1308 // both sides are lowered, as the database can do
        var call = Expression.Call(lower, op.ToString(), [], Keyset.Parameter(value.ToLowerInvariant(), typeof(string)));
#pragma warning restore CA1308
        return Expression.AndAlso(Expression.NotEqual(member, Expression.Constant(null, typeof(string))), call);
    }

    private static Expression Compare(Expression member, Operator op, object value)
    {
        var nullable = System.Nullable.GetUnderlyingType(member.Type);
        var plain = nullable is null ? member : Expression.Property(member, "Value");
        var parameter = Keyset.Parameter(value, plain.Type);
        Expression comparison = op switch
        {
            Operator.Gt => Expression.GreaterThan(plain, parameter),
            Operator.Gte => Expression.GreaterThanOrEqual(plain, parameter),
            Operator.Lt => Expression.LessThan(plain, parameter),
            Operator.Lte => Expression.LessThanOrEqual(plain, parameter),
            _ => Expression.Equal(plain, parameter),
        };
        return nullable is null ? comparison : Expression.AndAlso(Expression.NotEqual(member, Expression.Constant(null, member.Type)), comparison);
    }
}
