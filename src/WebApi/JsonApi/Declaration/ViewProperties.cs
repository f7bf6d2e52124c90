using System.Linq.Expressions;

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

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression == _view) _names.Add(node.Member.Name);
        return base.VisitMember(node);
    }
}
