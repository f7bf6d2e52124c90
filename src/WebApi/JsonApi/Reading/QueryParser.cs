using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Which families of query parameters a URL knows.</summary>
[Flags]
internal enum QueryFeatures
{
    None = 0,

    /// <summary><c>include</c> and <c>fields</c>.</summary>
    Shape = 1,

    /// <summary><c>filter</c>, <c>sort</c>, <c>page</c> and facets.</summary>
    Collection = 2 | Shape,

    /// <summary>What a creation takes: the shape of its answer, and parameters of its own.</summary>
    Creation = 4 | Shape,
}

/// <summary>
/// Reads and checks the query of a request (api.md 6 to 11): what the URL does not know is a 400 that names the parameter. What was found good is
/// remembered, as clients ask the same again and again.
/// </summary>
internal sealed class QueryParser(ResourceCatalog catalog, string storeCurrency, ReadingLimits limits)
{
    private const int MaxIncludes = 10;
    private const int MaxDepth = 3;
    private const int MaxSorts = 5;
    private const int MaxRemembered = 1000;
    private const int MaxRememberedLength = 500;

    private readonly Remembered<string, RawQuery> _queries = new(MaxRemembered);
    private readonly Remembered<PlanKey, QueryPlan> _plans = new(MaxRemembered);

    public RawQuery Read(HttpContext context)
    {
        var text = RawQuery.TextOf(context);
        if (text.Length == 0) return RawQuery.Empty;
        return text.Length > MaxRememberedLength ? RawQuery.Of(text) : _queries.GetOrAdd(text, RawQuery.Of);
    }

    /// <param name="includeRoot">On a relationship URL include paths begin with the relationship's own name (JA-065).</param>
    public QueryPlan Parse(ResourceType type, Surface surface, RawQuery query, QueryFeatures features, bool cursorProfile = false, RelationshipField? includeRoot = null)
    {
        var key = new PlanKey(type, surface, query.Text, features, cursorProfile, includeRoot);
        return query.Text.Length > MaxRememberedLength ? Make(key, query) : _plans.GetOrAdd(key, asked => Make(asked, query));
    }

    private QueryPlan Make(PlanKey asked, RawQuery query)
    {
        var (type, surface, _, features, cursorProfile, includeRoot) = asked;
        var plan = new QueryPlan { Type = type, Surface = surface, Query = query, Limits = limits };
        var filters = new FilterParser(plan, storeCurrency);
        var page = new PageParser(plan, cursorProfile);
        QueryParameter? sort = null;
        foreach (var parameter in query.Parameters)
        {
            switch (parameter.Family)
            {
                case "include" when parameter.Members.Count == 0 && features.HasFlag(QueryFeatures.Shape):
                    Include(plan, parameter, includeRoot);
                    break;
                case "fields" when parameter.Members.Count == 1 && features.HasFlag(QueryFeatures.Shape):
                    Fields(plan, parameter);
                    break;
                case "sort" when parameter.Members.Count == 0 && features.HasFlag(QueryFeatures.Collection):
                    sort = parameter;
                    break;
                case "sort" when parameter.Members.Count == 0 && features.HasFlag(QueryFeatures.Shape):
                    throw Bad("unsupported_sort", "There is nothing to sort on this URL.", parameter.Name);
                case "filter" when features.HasFlag(QueryFeatures.Collection):
                    filters.Add(parameter);
                    break;
                case "page" when parameter.Members.Count == 1 && features.HasFlag(QueryFeatures.Collection):
                    page.Add(parameter);
                    break;
                case "displayCurrency" when parameter.Members.Count == 0 && type.HasDisplayCurrency && features.HasFlag(QueryFeatures.Shape):
                    plan.DisplayCurrency = Currency.IsKnown(parameter.Value) ? parameter.Value : throw Bad("invalid_filter_value", $"'{parameter.Value}' is no currency of ISO 4217.", parameter.Name);
                    break;
                case "displayFacets" when parameter.Members.Count == 0 && type.Facets.Count > 0 && surface == Surface.Public && features.HasFlag(QueryFeatures.Collection):
                    plan.Facets = Facets(type, parameter);
                    break;
                case var own when features == QueryFeatures.Creation && type.CreateParameters.Contains(own) && parameter.Members.Count == 0:
                    break;
                default:
                    throw Bad("unknown_parameter", $"This URL knows no parameter '{parameter.Name}'.", parameter.Name);
            }
        }

        if (!features.HasFlag(QueryFeatures.Collection)) return plan;

        filters.Finish();
        Sort(plan, sort, filters);
        page.Finish();
        return plan;
    }

    internal static ApiException Bad(string code, string detail, string parameter) => new(new ApiError(code, detail) { Parameter = parameter });

    private static string[] Facets(ResourceType type, QueryParameter parameter)
    {
        var names = parameter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(names, name => !type.Facets.Contains(name)) is { } unknown
            ? throw Bad("unknown_parameter", $"There is no facet '{unknown}'; there are: {string.Join(", ", type.Facets)}.", parameter.Name)
            : names;
    }

    private static void Include(QueryPlan plan, QueryParameter parameter, RelationshipField? root)
    {
        plan.HasInclude = true;
        var paths = parameter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (paths.Count > MaxIncludes) throw Bad("too_many_includes", $"At most {MaxIncludes} include paths are possible.", parameter.Name);

        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Length > MaxDepth) throw Bad("include_too_deep", $"The include path '{path}' is deeper than {MaxDepth} steps.", parameter.Name);

            var offered = path;
            if (root is not null)
            {
                if (steps[0] != root.Name) throw Unknown(path);
                offered = string.Join('.', steps[1..]);
                if (offered.Length == 0) continue;
                steps = steps[1..];
            }

            if (!plan.Type.Includes.Contains(offered)) throw Unknown(path);
            var (node, type) = (plan.Includes, plan.Type);
            foreach (var step in steps)
            {
                var relationship = type.FindRelationship(step, plan.Surface) ?? throw Unknown(path);
                if (!plan.Included.TryGetValue(type, out var included)) plan.Included.Add(type, included = []);
                included.Add(relationship);
                (node, type) = (node.Child(relationship), relationship.Target);
            }
        }

        ApiException Unknown(string path) => Bad("unknown_include", $"'{path}' cannot be included here.", parameter.Name);
    }

    private void Fields(QueryPlan plan, QueryParameter parameter)
    {
        var type = catalog.Find(parameter.Members[0], plan.Surface) ?? throw Bad("unknown_type", $"There is no type '{parameter.Members[0]}'.", parameter.Name);
        var names = parameter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            if (type.FindField(name, plan.Surface) is null or { IsWriteOnly: true }) throw Bad("unknown_field", $"'{type.Name}' has no field '{name}'.", parameter.Name);
        }

        plan.Fieldsets[type] = new HashSet<string>(names, StringComparer.Ordinal);
    }

    private static void Sort(QueryPlan plan, QueryParameter? parameter, FilterParser filters)
    {
        var text = parameter?.Value ?? (filters.HasText && plan.Type.Sorts.ContainsKey("relevance") ? "relevance" : plan.Type.DefaultSort);
        var terms = text.Split(',');
        if (terms.Length > MaxSorts) throw Bad("unsupported_sort", $"At most {MaxSorts} sort fields are possible.", "sort");

        var order = new List<SortKey>();
        foreach (var term in terms)
        {
            var name = term.TrimStart('-');
            if (name.Length < term.Length - 1 || !plan.Type.Sorts.TryGetValue(name, out var sort) || !sort.IsOn(plan.Surface))
            {
                throw Bad("unsupported_sort", $"'{plan.Type.Name}' cannot be sorted by '{name}'; it can by: {string.Join(", ", plan.Type.Sorts.Values.Where(offered => offered.IsOn(plan.Surface)).Select(offered => offered.Name))}.", "sort");
            }

            if (sort.Needs is { } filter && !filters.Asks(filter)) throw Bad("unsupported_sort", $"The order '{name}' needs filter[{filter}].", "sort");
            if (order.Exists(key => key.Path == name)) continue;
            plan.CanCursor &= sort.CanCursor;
            order.Add(new SortKey(name, sort.Key, term.StartsWith('-')));
        }

        if (!order.Exists(key => key.Path == "id")) order.Add(plan.Type.IdKey with { Descending = order[^1].Descending });
        (plan.Order, plan.OrderText) = (order, text);
    }

    /// <summary>All that a plan depends on.</summary>
    private readonly record struct PlanKey(ResourceType Type, Surface Surface, string Text, QueryFeatures Features, bool CursorProfile, RelationshipField? IncludeRoot);
}
