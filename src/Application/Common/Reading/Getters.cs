using System.Linq.Expressions;
using System.Reflection;

namespace Marketplace.Application.Common.Reading;

public static class Getters
{
    /// <summary>Reads what the expression names: a property by its own getter, since an expression is compiled for half a millisecond at its first use, and the contract has more than a thousand of them.</summary>
    public static Func<TView, T> Getter<TView, T>(this Expression<Func<TView, T>> value) =>
        !typeof(TView).IsValueType && value.Body is MemberExpression { Expression: ParameterExpression, Member: PropertyInfo { GetMethod: { } getter } } && getter.ReturnType == typeof(T)
            ? getter.CreateDelegate<Func<TView, T>>()
            : value.Compile();
}
