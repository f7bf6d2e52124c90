namespace Marketplace.Application.Common.Reading;

/// <summary>Answers a <see cref="Read{TView}"/> from a few views that are at hand: what is part of the program, or reckoned.</summary>
public static class ReadyPages
{
    extension<TView>(IEnumerable<TView> views)
        where TView : class, IView
    {
        /// <summary>Filters, orders and cuts, as a database would.</summary>
        public Page<TView> ToPage(Read<TView> read)
        {
            var matching = read.Conditions.Select(condition => condition.Predicate).OfType<System.Linq.Expressions.Expression<Func<TView, bool>>>()
                .Aggregate(views.AsQueryable(), (left, predicate) => left.Where(predicate));
            TView[] all = [.. InOrder(matching, read.Order)];
            var (skip, take) = read.Page switch
            {
                PageRequest.Numbered numbered => (numbered.Skip, numbered.Size),
                PageRequest.Keyset { Position: not null } => (all.Length, 0), // fewer than any page
                PageRequest.Keyset keyset => (0, keyset.Size),
                PageRequest.Whole whole => (0, whole.Limit),
                _ => (0, all.Length),
            };
            return new Page<TView>([.. all.Skip(skip).Take(take)], read.CountTotal ? all.Length : null, HasPrevious: skip > 0, HasNext: skip + take < all.Length);
        }
    }

    private static IEnumerable<TView> InOrder<TView>(IEnumerable<TView> views, IReadOnlyList<SortKey> order)
    {
        IOrderedEnumerable<TView>? ordered = null;
        foreach (var key in order)
        {
            var value = key.Key.Compile();
            object? Of(TView view) => value.DynamicInvoke(view);
            ordered = (ordered, key.Descending) switch
            {
                (null, false) => views.OrderBy(Of),
                (null, true) => views.OrderByDescending(Of),
                (_, false) => ordered.ThenBy(Of),
                (_, true) => ordered.ThenByDescending(Of),
            };
        }

        return ordered ?? views;
    }
}
