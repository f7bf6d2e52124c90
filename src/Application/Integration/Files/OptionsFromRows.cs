namespace Marketplace.Application.Integration.Files;

/// <summary>The option axes of a product and what each of its variants has on them.</summary>
internal sealed record OptionsFromRows(IReadOnlyList<string> Names, IReadOnlyList<(ShopifyRow Row, string[] Values)> ValuesByRow)
{
    private const int MaxOptions = 3;
    private const string NoOptionsName = "Title";
    private const string NoOptionsValue = "Default Title";

    /// <summary>Later rows leave the names out: they are those of the first row.</summary>
    public static OptionsFromRows Read(IReadOnlyList<ShopifyRow> rows)
    {
        var first = rows[0];
        var axes = new List<(int Number, string Name)>();
        for (var i = 1; i <= MaxOptions; i++)
        {
            if (Axis(rows, i) is { } name) axes.Add((i, name));
        }

        foreach (var (number, _) in axes.Where((axis, i) => axes.Take(i).Any(earlier => AxisName.Same(earlier.Name, axis.Name))))
        {
            first.Fail("not_unique", ShopifyColumns.OptionName(number), "Two options have the same name.");
        }

        var values = rows.Where((row, i) => i == 0 || row.IsVariant).Select(row => (Row: row, Values: Values(row, axes))).ToList();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (row, combination) in values)
        {
            if (seen.TryAdd(string.Join('\u001f', combination), row.Line)) continue;
            row.Fail("not_unique", ShopifyColumns.OptionValue(1), $"Line {seen[string.Join('\u001f', combination)]} has the same options.");
        }

        return new OptionsFromRows([.. axes.Select(axis => axis.Name)], values);
    }

    private static string? Axis(IReadOnlyList<ShopifyRow> rows, int number)
    {
        var first = rows[0];
        var name = first.OptionalText(ShopifyColumns.OptionName(number));
        var column = ShopifyColumns.OptionValue(number);
        if (number == 1 && IsNoOption(name, first.Text(column))) return null;

        if (name is null)
        {
            if (!rows.Any(row => row.OptionalText(column) is not null)) return null;
            name = $"Option {number}";
            first.Warn("required", ShopifyColumns.OptionName(number), $"The option has no name and was called \"{name}\".");
        }

        foreach (var row in rows.Skip(1))
        {
            if (row.OptionalText(ShopifyColumns.OptionName(number)) is { } other && !AxisName.Same(other, name))
            {
                row.Fail("invalid_value", ShopifyColumns.OptionName(number), $"The option is called \"{name}\" on line {first.Line}.");
            }
        }

        return name;
    }

    private static bool IsNoOption(string? name, string value) =>
        (name is null || name.Equals(NoOptionsName, StringComparison.OrdinalIgnoreCase)) && value.Equals(NoOptionsValue, StringComparison.OrdinalIgnoreCase);

    private static string[] Values(ShopifyRow row, IReadOnlyList<(int Number, string Name)> axes)
    {
        foreach (var (number, name) in axes)
        {
            if (row.Text(ShopifyColumns.OptionValue(number)).Length == 0) row.Fail("required", ShopifyColumns.OptionValue(number), $"The variant has no value for \"{name}\".");
        }

        return [.. axes.Select(axis => row.Text(ShopifyColumns.OptionValue(axis.Number)))];
    }
}
