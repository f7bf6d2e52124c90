using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A reading before it knows the type of its views.</summary>
internal sealed record ReadPlan(PageRequest Page)
{
    /// <summary><see cref="Condition{TView}"/> objects of the type that is read.</summary>
    public IReadOnlyList<object> Conditions { get; init; } = [];

    public IReadOnlyList<SortKey> Order { get; init; } = [];

    public bool CountTotal { get; init; }

    public int CountCap { get; init; } = ReadingLimits.Default.CountedRows;

    public int ReckonCap { get; init; } = ReadingLimits.Default.ReckonedRows;

    public IReadOnlySet<string>? Properties { get; init; }

    public IReadOnlySet<string> Embedded { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;

    public string? DisplayCurrency { get; init; }

    public ReadPlan With(params IReadOnlyCollection<object> conditions) => conditions.Count == 0 ? this : this with { Conditions = [.. Conditions, .. conditions] };

    public Read<T> ToRead<T>()
        where T : class, IView => new()
        {
            Conditions = [.. Conditions.Cast<Condition<T>>()],
            Order = Order,
            Page = Page,
            CountTotal = CountTotal,
            CountCap = CountCap,
            ReckonCap = ReckonCap,
            Properties = Properties,
            Embedded = Embedded,
            DisplayCurrency = DisplayCurrency,
        };
}
