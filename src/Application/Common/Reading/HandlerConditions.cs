using System.Linq.Expressions;

namespace Marketplace.Application.Common.Reading;

/// <summary>Filters that no property of a view answers. Their handler says once which rows have one of the values; the operator is minded here.</summary>
public static class HandlerConditions
{
    extension<TRow>(IQueryable<TRow> rows)
    {
        /// <summary>Applies each condition that is no predicate over the view.</summary>
        public IQueryable<TRow> Narrow<TView>(Read<TView> read, Func<IQueryable<TRow>, Condition<TView>, IQueryable<TRow>> apply)
            where TView : class, IView =>
            read.Conditions.Where(condition => condition.IsNamed).Aggregate(rows, apply);

        /// <summary>Rows that have, or for a negated operator have not, one of the condition's values. Rows without any value have none of them.</summary>
        public IQueryable<TRow> Having<TView>(Condition<TView> condition, Expression<Func<TRow, bool>> oneOfTheValues) => condition.Operator switch
        {
            Operator.Eq or Operator.In => rows.Where(oneOfTheValues),
            Operator.Ne or Operator.Nin => rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Not(oneOfTheValues.Body), oneOfTheValues.Parameters)),
            _ => throw new InvalidOperationException($"The filter '{condition.Path}' is taken by its handler, which knows no operator '{condition.Operator}'."),
        };
    }
}
