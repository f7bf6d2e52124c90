using System.Globalization;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>JSON integers within bounds (JA-251).</summary>
internal sealed class IntegerFormat(int min = int.MinValue, int max = int.MaxValue) : ValueFormat<int>
{
    public static IntegerFormat Any { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public override int Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Number) return Wrong(faults, pointer);
        if (!json.TryGetDecimal(out var exact))
        {
            faults.Add("out_of_range", Bounds, pointer);
            return 0;
        }

        if (decimal.Truncate(exact) != exact) return Wrong(faults, pointer);
        if (exact < min || exact > max)
        {
            faults.Add("out_of_range", Bounds, pointer, new Dictionary<string, object?>(StringComparer.Ordinal) { ["minimum"] = min, ["maximum"] = max });
            return 0;
        }

        return (int)exact;
    }

    public override bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "integer"u8);
        if (min != int.MinValue) json.WriteNumber("minimum"u8, min);
        if (max != int.MaxValue) json.WriteNumber("maximum"u8, max);
    }

    private string Bounds => $"The number must lie between {min} and {max}.";
}

/// <summary>Sums that may pass 32 bits; shown as JSON integers, never sent by a client.</summary>
internal sealed class LongFormat : ValueFormat<long>
{
    public static LongFormat Any { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public override long Read(JsonElement json, Faults faults, string pointer) => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value) ? value : Wrong(faults, pointer);

    public override bool TryParse(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "integer"u8);
}

/// <summary>Decimals other than money are strings: rates, weights, coordinates (JA-251).</summary>
/// <param name="decimals">The most that are read.</param>
/// <param name="least">How many are written at least; without a word, all of them.</param>
internal sealed class DecimalFormat(int decimals, decimal min, decimal max, int? least = null) : ValueFormat<decimal>
{
    private readonly string _form = $"0.{new string('0', least ?? decimals)}{new string('#', decimals - (least ?? decimals))}";

    public override bool CanFilter => true;

    public override string Expected => $"a decimal string with at most {decimals} decimals between {min.ToString(CultureInfo.InvariantCulture)} and {max.ToString(CultureInfo.InvariantCulture)}";

    public override void Write(Utf8JsonWriter json, decimal value) => json.WriteStringValue(value.ToString(_form, CultureInfo.InvariantCulture));

    public override decimal Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.String || !Texts.TryGet(json, out var text) || !TryParse(text, out var value)) return Wrong(faults, pointer);
        if (value < min || value > max) faults.Add("out_of_range", $"Expected {Expected}.", pointer);
        return value;
    }

    public override bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value.Scale <= decimals;

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("pattern"u8, "^-?[0-9]+(\\.[0-9]+)?$"u8);
    }
}
