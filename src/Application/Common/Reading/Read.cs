using System.Linq.Expressions;

namespace Marketplace.Application.Common.Reading;

/// <summary>The operators of the filter grammar.</summary>
public enum Operator { Eq, Ne, Gt, Gte, Lt, Lte, In, Nin, Contains, StartsWith, EndsWith, IsNull }

/// <summary>One condition of a reading; several are joined by AND.</summary>
/// <param name="Path">The filter's name in the contract: <c>price</c>, <c>seller.slug</c>, <c>q</c>.</param>
/// <param name="Values">Typed values; one, but for <see cref="Operator.In"/> and <see cref="Operator.Nin"/>.</param>
/// <param name="Build">Makes the condition over the view; null where the handler itself takes it, operator included: <see cref="HandlerConditions"/>.</param>
public sealed record Condition<TView>(string Path, Operator Operator, IReadOnlyList<object?> Values, Func<Expression<Func<TView, bool>>>? Build)
{
    /// <summary>Made when it is first asked for: handlers with statements of their own do without.</summary>
    public Expression<Func<TView, bool>>? Predicate => field ??= Build?.Invoke();

    public bool IsNamed => Build is null;
}

/// <summary>One step of an order; the last one is always the id.</summary>
/// <param name="Key">The compared property of the view, as a lambda from the view.</param>
public sealed record SortKey(string Path, LambdaExpression Key, bool Descending);

/// <summary>Which part of a collection is asked.</summary>
public abstract record PageRequest
{
    private PageRequest() { }

    /// <summary>Page <paramref name="Number"/> (from 1) of pages of <paramref name="Size"/>.</summary>
    public sealed record Numbered(long Number, int Size) : PageRequest
    {
        /// <summary>How many stand before it; far enough behind the end that no sum with it overflows.</summary>
        public int Skip => (int)Math.Min((Number - 1) * (decimal)Size, int.MaxValue - 100_000);
    }

    /// <summary>The <paramref name="Size"/> items right after (or, <paramref name="Backwards"/>, right before) a position; no position: from the start.</summary>
    public sealed record Keyset(IReadOnlyList<object?>? Position, bool Backwards, int Size) : PageRequest;

    /// <summary>All of it, up to a limit: linkage and included resources. What is named by id comes without an order and needs no limit.</summary>
    public sealed record Whole(int Limit) : PageRequest;
}

/// <summary>
/// A reading of resources, the same for a collection, a single resource, a related URL and what is included. One handler per view
/// answers it and starts from what the caller may see on its surface, so that visibility stands in one place.
/// </summary>
public sealed record Read<TView> : IQuery<Page<TView>>
    where TView : class, IView
{
    public IReadOnlyList<Condition<TView>> Conditions { get; init; } = [];

    public IReadOnlyList<SortKey> Order { get; init; } = [];

    public required PageRequest Page { get; init; }

    /// <summary>Whether the number of all matching resources is wanted.</summary>
    public bool CountTotal { get; init; }

    /// <summary>Counting more rows than this is too dear; the total is then an estimate.</summary>
    public int CountCap { get; init; } = 100_000;

    /// <summary>Reckoning what is not stored, to filter or order by it, is too dear for more rows than this; the reading is then refused.</summary>
    public int ReckonCap { get; init; } = 500;

    /// <summary>The properties of the view that will be shown or needed; null means all. Others may be left at their defaults.</summary>
    public IReadOnlySet<string>? Properties { get; init; }

    /// <summary>Names of the related resources that the view is asked to carry itself (embedded), where it can.</summary>
    public IReadOnlySet<string> Embedded { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;

    /// <summary>The currency in which prices are asked for; null means the store's own.</summary>
    public string? DisplayCurrency { get; init; }

    public bool Needs(string property) => Properties is null || Properties.Contains(property);

    /// <summary>The condition of a named filter, if it was asked.</summary>
    public Condition<TView>? Named(string path) => Conditions.FirstOrDefault(condition => condition.Path == path);
}

/// <summary>A part of a collection.</summary>
/// <param name="Total">How many there are in all, where it was asked.</param>
public sealed record Page<TView>(IReadOnlyList<TView> Items, long? Total = null, bool HasPrevious = false, bool HasNext = false)
{
    /// <summary>Counting stopped at its cap: <see cref="Total"/> is a lower bound.</summary>
    public bool TotalIsEstimate { get; init; }
}
