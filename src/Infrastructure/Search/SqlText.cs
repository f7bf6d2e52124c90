using System.Globalization;
using System.Text;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>A statement made of constant pieces, and the values of its parameters in order: few texts, which can be prepared once.</summary>
internal sealed class SqlText
{
    private const int IdLength = 36;

    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(Name)];

    private readonly StringBuilder _text = new(1500);
    private readonly List<object> _values = [];

    public IReadOnlyList<object> Values => _values;

    public static string NameOf(int parameter) => parameter < Names.Length ? Names[parameter] : Name(parameter);

    public override string ToString() => _text.ToString();

    public SqlText Add(string constant)
    {
        _text.Append(constant);
        return this;
    }

    /// <summary>A parameter; the answer is its name.</summary>
    public string Value(object? value)
    {
        _values.Add(Stored(value));
        return NameOf(_values.Count - 1);
    }

    /// <summary>A list of values as one parameter, so that its length makes no other text.</summary>
    public string List(IEnumerable<object?> values) => $"(SELECT value FROM json_each({Value(JsonSerializer.Serialize(values.Select(Stored)))}))";

    /// <summary>A value as the tables of the projection keep it.</summary>
    public static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset instant => Instants.ToMicroseconds(instant),
        Guid id => Id(id),
        ProductId id => Id(id.Value),
        SellerId id => Id(id.Value),
        CategoryId id => Id(id.Value),
        TagId id => Id(id.Value),
        ListingId id => Id(id.Value),
        Domain.Catalog.ListingUnit unit => States.Name(unit),
        Domain.Catalog.ListingCondition or Domain.Catalog.ListingMode => value.ToString()!,
        _ => value,
    };

    private static string Id(Guid id) => string.Create(IdLength, id, static (text, value) =>
    {
        value.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
    });

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");
}
