using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common.Reading;

/// <summary>Answers a <see cref="Read{TView}"/> from a query of views.</summary>
public static class PageExtensions
{
    extension<TView>(IQueryable<TView> views)
        where TView : class, IView
    {
        /// <summary>Filters, counts, orders, cuts and narrows to the asked properties: one statement, a second one for the total.</summary>
        public async Task<Page<TView>> PageAsync(Read<TView> read, CancellationToken ct)
        {
            foreach (var condition in read.Conditions)
            {
                if (condition.Predicate is not null) views = views.Where(condition.Predicate);
            }

            int? counted = read.CountTotal ? await views.Take(read.CountCap + 1).CountAsync(ct) : null;
            var page = read.Page switch
            {
                PageRequest.Numbered numbered => await views.NumberedAsync(read, numbered, counted, ct),
                PageRequest.Keyset keyset => await views.KeysetAsync(read, keyset, ct),
                PageRequest.Whole when read.Order.Count == 0 => new Page<TView>(await views.Narrow(read.Properties).ToListAsync(ct)),
                PageRequest.Whole whole => new Page<TView>(await views.InOrder(read.Order, reverse: false).Take(whole.Limit).Narrow(read.Properties).ToListAsync(ct)),
                _ => throw new InvalidOperationException("Unknown kind of page."),
            };
            return page with { Total = counted > read.CountCap ? read.CountCap : counted, TotalIsEstimate = counted > read.CountCap };
        }

        private async Task<Page<TView>> NumberedAsync(Read<TView> read, PageRequest.Numbered page, int? counted, CancellationToken ct)
        {
            if (counted is not null && page.Skip >= counted && counted <= read.CountCap) return new([], HasPrevious: page.Number > 1);

            var items = await views.InOrder(read.Order, reverse: false).Skip(page.Skip).Take(page.Size + 1).Narrow(read.Properties).ToListAsync(ct);
            return Cut(items, page.Size) with { HasPrevious = page.Number > 1 };
        }

        private async Task<Page<TView>> KeysetAsync(Read<TView> read, PageRequest.Keyset page, CancellationToken ct)
        {
            var part = page.Position is null ? views : views.Where(Keyset.Beyond<TView>(read.Order, page.Position, page.Backwards));
            var items = await part.InOrder(read.Order, page.Backwards).Take(page.Size + 1).Narrow(read.Properties).ToListAsync(ct);
            var more = items.Count > page.Size;
            if (more) items.RemoveAt(page.Size);
            if (page.Position is null) return new(items, HasPrevious: false, HasNext: more);

            // The other side of the cursor: is anything there? The cursor's own row may be gone.
            var behind = await views.Where(Keyset.AtOrBefore<TView>(read.Order, page.Position, page.Backwards)).AnyAsync(ct);
            if (!page.Backwards) return new(items, HasPrevious: behind, HasNext: more);
            items.Reverse();
            return new(items, HasPrevious: more, HasNext: behind);
        }

        private IQueryable<TView> InOrder(IReadOnlyList<SortKey> order, bool reverse)
        {
            var ordered = views;
            var first = true;
            foreach (var key in order)
            {
                if (Keyset.IsNullable(key.Key.Body))
                {
                    // Null last in both directions (and so first when a page is read backwards).
                    ordered = Step(ordered, Expression.Lambda(Expression.Equal(key.Key.Body, Expression.Constant(null, key.Key.Body.Type)), key.Key.Parameters), reverse, first);
                    first = false;
                }

                ordered = Step(ordered, key.Key, key.Descending != reverse, first);
                first = false;
            }

            return ordered;
        }

        private IQueryable<TView> Narrow(IReadOnlySet<string>? properties) =>
            properties is null ? views : views.Select(Narrowing<TView>.To(properties));
    }

    private static Page<TView> Cut<TView>(List<TView> items, int size)
    {
        if (items.Count <= size) return new(items);
        items.RemoveAt(size);
        return new(items, HasNext: true);
    }

    private static IQueryable<TView> Step<TView>(IQueryable<TView> source, LambdaExpression key, bool descending, bool first)
    {
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        return source.Provider.CreateQuery<TView>(Expression.Call(typeof(Queryable), method, [typeof(TView), key.Body.Type], source.Expression, Expression.Quote(key)));
    }

    /// <summary>Projections to a subset of a view's properties, made once per subset, so that unasked columns are not read.</summary>
    private static class Narrowing<TView>
    {
        private static readonly ConcurrentDictionary<string, Expression<Func<TView, TView>>> Known = new(StringComparer.Ordinal);

        public static Expression<Func<TView, TView>> To(IReadOnlySet<string> properties) =>
            Known.GetOrAdd(string.Join(',', properties.Order(StringComparer.Ordinal)), _ =>
            {
                var view = Expression.Parameter(typeof(TView), "view");
                var bindings = typeof(TView).GetProperties()
                    .Where(property => property.CanWrite && properties.Contains(property.Name))
                    .Select(property => Expression.Bind(property, Expression.Property(view, property)));
                return Expression.Lambda<Func<TView, TView>>(Expression.MemberInit(Expression.New(typeof(TView)), bindings), view);
            });
    }
}
