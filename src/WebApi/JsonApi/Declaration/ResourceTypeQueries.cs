using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>What a module says of its type: how its collections are searched, ordered and counted, and what can be included.</summary>
internal sealed partial class ResourceType<TView>
{
    /// <summary>A filter over a property that is no attribute: a relationship, or a path through one.</summary>
    public void Filter<T>(string path, Expression<Func<TView, T>> key, ValueFormat<T> format, Operators operators = Operators.Equality, Surfaces surfaces = JsonApi.Surfaces.All) =>
        AddFilter(new FilterFactory<T>(format).Create<TView>(path, key, operators) with { Surfaces = surfaces });

    /// <summary>A relationship as a filter compares ids (JA-104).</summary>
    public void FilterId<TId>(string path, Expression<Func<TView, TId>> key, Surfaces surfaces = JsonApi.Surfaces.All)
        where TId : struct, IEntityId<TId> =>
        AddFilter(new FilterDefinition(path, Operators.Equality, "an id", (text, _) => TId.From(Guid.TryParse(text, out var value) ? value : Guid.Empty), (op, values) => Predicates.Build<TView>(key, op, values)) { Surfaces = surfaces });

    public void FilterId<TId>(string path, Expression<Func<TView, TId?>> key, Surfaces surfaces = JsonApi.Surfaces.All)
        where TId : struct, IEntityId<TId> =>
        AddFilter(new FilterDefinition(path, Operators.Equality | Operators.IsNull, "an id", (text, _) => TId.From(Guid.TryParse(text, out var value) ? value : Guid.Empty), (op, values) => Predicates.Build<TView>(key, op, values)) { Surfaces = surfaces });

    /// <summary>A filter with a meaning of its own. Without a predicate the handler of the reading takes it.</summary>
    public void NamedFilter<T>(string name, ValueFormat<T> format, Func<T, Expression<Func<TView, bool>>>? predicate = null, Surfaces surfaces = JsonApi.Surfaces.All) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, format.Expected, (text, _) => format.TryParse(text, out var value) ? value : null,
            predicate is null ? null : (_, values) => predicate((T)values[0]!))
        { Surfaces = surfaces, IsNamed = true, Schema = format.WriteSchema });

    /// <summary>A plain search for a part of a text, without regard to case.</summary>
    public void TextFilter(string name, Expression<Func<TView, string>> key) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, "a text", (text, _) => text, (_, values) => Predicates.Build<TView>(key, Operator.Contains, values)) { IsNamed = true });

    /// <summary>A list of values that the handler of the reading takes.</summary>
    /// <param name="admits">Which values a surface has, where that is not all.</param>
    public void NamedList<T>(string name, ValueFormat<T> format, Surfaces surfaces = JsonApi.Surfaces.All, Func<T, Surface, bool>? admits = null) =>
        AddFilter(new FilterDefinition(name, Operators.Equality, format.Expected, (text, _) => format.TryParse(text, out var value) ? value : null, Predicate: null)
        {
            Surfaces = surfaces,
            Schema = format.WriteSchema,
            Admits = admits is null ? null : (value, surface) => admits((T)value, surface),
        });

    /// <summary>An order that is no attribute.</summary>
    /// <param name="needs">The filter without which the order means nothing.</param>
    public void SortBy<T>(string name, Expression<Func<TView, T>> key, bool canCursor = true, Surfaces surfaces = JsonApi.Surfaces.All, string? needs = null) =>
        Sorts.Add(name, new SortDefinition(name, key, Field: null, canCursor) { Surfaces = surfaces, Needs = needs });

    public void SortByDefault(string sort) => DefaultSort = sort;

    /// <summary>The include paths that are offered; each path's beginnings are offered too.</summary>
    public void Include(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            for (var end = path.IndexOf('.', StringComparison.Ordinal); end > 0; end = path.IndexOf('.', end + 1)) Includes.Add(path[..end]);
            Includes.Add(path);
        }
    }

    /// <summary>Counts over the filtered set, asked for with <c>displayFacets</c> (JA-111).</summary>
    public void FacetsBy<T>(IReadOnlyList<string> names, Func<Read<T>, IReadOnlyList<string>, IQuery<IReadOnlyList<FacetView>>> query)
        where T : class, IView
    {
        Facets = names;
        _facets = (plan, asked, sender, ct) => sender.Send(query(plan.ToRead<T>(), asked), ct);
    }
}
