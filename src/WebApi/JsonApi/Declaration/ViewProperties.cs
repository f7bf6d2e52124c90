using System.Linq.Expressions;
using System.Reflection;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Finds the properties of the view that an expression reads, so that only those are fetched.</summary>
internal sealed class ViewProperties : ExpressionVisitor
{
    private readonly ParameterExpression _view;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ViewProperties(ParameterExpression view) => _view = view;

    public static IReadOnlySet<string> Of(params IEnumerable<LambdaExpression> expressions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expression in expressions)
        {
            var visitor = new ViewProperties(expression.Parameters[0]);
            visitor.Visit(expression.Body);
            names.UnionWith(visitor._names);
        }

        return names;
    }

    /// <summary>Whether the property that an expression reads is declared as one that may be null.</summary>
    public static bool MayBeNull(LambdaExpression expression) =>
        expression.Body is MemberExpression { Member: PropertyInfo property } && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression == _view) _names.Add(node.Member.Name);
        return base.VisitMember(node);
    }
}
