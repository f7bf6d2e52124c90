using System.Globalization;
using System.Text;

namespace Marketplace.Infrastructure.Search;

/// <summary>A statement made of constant pieces, and the values of its parameters in order: few texts, which can be prepared once.</summary>
internal sealed class SqlText(SearchDialect dialect)
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(Name)];

    private readonly StringBuilder _text = new(1500);
    private readonly List<object> _values = [];

    public SearchDialect Dialect => dialect;

    public IReadOnlyList<object> Values => _values;

    public static string NameOf(int parameter) => parameter < Names.Length ? Names[parameter] : Name(parameter);

    public override string ToString() => _text.ToString();

    public SqlText Add(string constant)
    {
        _text.Append(constant);
        return this;
    }

    /// <summary>A parameter; the answer is its name.</summary>
    public string Value(object? value) => Stored(dialect.Stored(value));

    /// <summary>A parameter whose value the database takes as it is.</summary>
    public string Stored(object value)
    {
        _values.Add(value);
        return NameOf(_values.Count - 1);
    }

    /// <summary>A list of values as one parameter, so that its length makes no other text.</summary>
    public string List(IEnumerable<object?> values) => dialect.List(this, values);

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"${parameter + 1}");
}
