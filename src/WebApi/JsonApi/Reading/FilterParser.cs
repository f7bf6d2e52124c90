using System.Collections.Frozen;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The filter grammar (api.md 10): <c>filter[PATH]=v</c>, <c>filter[PATH][]=v</c>, <c>filter[PATH][OP]=v</c>.</summary>
internal sealed class FilterParser(QueryPlan plan, string storeCurrency)
{
    private const int MaxConditions = 20;
    private const int MaxValues = 100;

    private static readonly FrozenDictionary<string, Operator> Operators = new Dictionary<string, Operator>(StringComparer.Ordinal)
    {
        ["eq"] = Operator.Eq,
        ["ne"] = Operator.Ne,
        ["gt"] = Operator.Gt,
        ["gte"] = Operator.Gte,
        ["lt"] = Operator.Lt,
        ["lte"] = Operator.Lte,
        ["in"] = Operator.In,
        ["nin"] = Operator.Nin,
        ["contains"] = Operator.Contains,
        ["startsWith"] = Operator.StartsWith,
        ["endsWith"] = Operator.EndsWith,
        ["isNull"] = Operator.IsNull,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly List<(QueryParameter Parameter, FilterDefinition Filter, Operator? Operator)> _asked = [];
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.Ordinal);

    /// <summary>Whether full text was asked: the order is then by relevance (JA-106).</summary>
    public bool HasText { get; private set; }

    public bool Asks(string path) => _asked.Exists(asked => asked.Filter.Path == path);

    public void Add(QueryParameter parameter)
    {
        if (parameter.Members is not ([_] or [_, _])) throw QueryParser.Bad("unknown_parameter", "A filter is filter[path] or filter[path][operator].", parameter.Name);

        var path = parameter.Members[0];
        if (!plan.Type.Filters.TryGetValue(path, out var filter) || !filter.IsOn(plan.Surface))
        {
            var offered = plan.Type.Filters.Values.Where(candidate => candidate.IsOn(plan.Surface)).Select(candidate => candidate.Path);
            throw QueryParser.Bad("unknown_filter", $"'{plan.Type.Name}' has no filter '{path}'; there are: {string.Join(", ", offered)}.", parameter.Name);
        }

        if (parameter.Members is [_, ""])
        {
            if (!_lists.TryGetValue(path, out var list))
            {
                _lists.Add(path, list = []);
                _asked.Add((parameter, filter, null));
            }

            list.Add(parameter.Value);
        }
        else
        {
            _asked.Add((parameter, filter, parameter.Members is [_, var name] ? OperatorOf(name, filter, parameter) : null));
        }

        if (_asked.Count > MaxConditions) throw QueryParser.Bad("too_many_filters", $"At most {MaxConditions} conditions are possible.", parameter.Name);
        HasText |= path == "q";
    }

    /// <summary>Values are read last: those of money need the currency that another parameter names.</summary>
    public void Finish()
    {
        var currency = AskedCurrency() ?? plan.DisplayCurrency ?? (plan.Type.HasDisplayCurrency ? storeCurrency : null);
        if (currency is not null && !Currency.IsKnown(currency)) throw QueryParser.Bad("invalid_filter_value", "Expected a currency of ISO 4217.", "filter[currency]");
        if (plan.Type.HasDisplayCurrency) plan.DisplayCurrency ??= currency;

        foreach (var (parameter, filter, op) in _asked)
        {
            if (filter.IsMoney && currency is null)
            {
                throw QueryParser.Bad("invalid_filter_value", "The collection holds several currencies: filter[currency] is required beside an amount.", parameter.Name);
            }

            plan.Conditions.Add(Condition(parameter, filter, op, currency));
        }
    }

    /// <summary>The one currency that the collection is narrowed to, or shown in. Several, or another operator than equality, name none.</summary>
    private string? AskedCurrency() => _asked
        .Find(asked => asked is { Filter.Path: "currency", Operator: null or Operator.Eq } && (asked.Filter.IsNamed || (!_lists.ContainsKey("currency") && !asked.Parameter.Value.Contains(',', StringComparison.Ordinal))))
        .Parameter?.Value;

    private object Condition(QueryParameter parameter, FilterDefinition filter, Operator? op, string? currency)
    {
        if (filter.IsNamed) return plan.Type.ConditionOn(filter.Path, Operator.Eq, [Value(parameter.Value)]);
        if (op is Operator.IsNull)
        {
            return plan.Type.ConditionOn(filter.Path, Operator.IsNull, [BooleanFormat.Instance.TryParse(parameter.Value, out var isNull) ? isNull : throw Wrong("true or false")]);
        }

        if (op is not (null or Operator.In or Operator.Nin)) return plan.Type.ConditionOn(filter.Path, op.Value, [Value(parameter.Value)]);

        var texts = _lists.TryGetValue(filter.Path, out var list) && parameter.Members is [_, ""] ? list : [.. parameter.Value.Split(',')];
        if (texts.Count > MaxValues) throw QueryParser.Bad("invalid_filter_value", $"A list has at most {MaxValues} values.", parameter.Name);
        var values = texts.ConvertAll(Value);
        return plan.Type.ConditionOn(filter.Path, (op, values.Count) switch { (null, 1) => Operator.Eq, (Operator.Nin, _) => Operator.Nin, _ => Operator.In }, values);

        object? Value(string text)
        {
            var value = (Texts.IsClean(text) ? filter.Parse(text, currency) : null) ?? throw Wrong(filter.Expected);
            return filter.Admits?.Invoke(value, plan.Surface) != false ? value : throw Wrong($"{filter.Expected}, as far as it is told on this surface");
        }

        ApiException Wrong(string expected) => QueryParser.Bad("invalid_filter_value", $"Expected {expected}.", parameter.Name);
    }

    private static Operator OperatorOf(string name, FilterDefinition filter, QueryParameter parameter)
    {
        if (!filter.IsNamed && Operators.TryGetValue(name, out var op) && filter.Allows(op)) return op;

        var offered = filter.IsNamed ? [] : Operators.Where(pair => filter.Allows(pair.Value)).Select(pair => pair.Key);
        throw QueryParser.Bad("unknown_filter_operator", $"The filter '{filter.Path}' has no operator '{name}'; it has: {string.Join(", ", offered.Order(StringComparer.Ordinal))}.", parameter.Name);
    }
}
