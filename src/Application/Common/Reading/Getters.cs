using System.Linq.Expressions;
using System.Reflection;

namespace Marketplace.Application.Common.Reading;

public static class Getters
{
    /// <summary>Reads what the expression names: a property by its own getter, without code that is made at run time; anything else is compiled.</summary>
    public static Func<TView, T> Getter<TView, T>(this Expression<Func<TView, T>> value) =>
        !typeof(TView).IsValueType && value.Body is MemberExpression { Expression: ParameterExpression, Member: PropertyInfo { GetMethod: { } getter } } && getter.ReturnType == typeof(T)
            ? getter.CreateDelegate<Func<TView, T>>()
            : value.Compile();
}
