using System.Globalization;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Integration.Files;

/// <summary>One row of the export; its cells turn into values here, and what cannot be turned becomes an issue of the row.</summary>
internal sealed class ShopifyRow(ShopifyColumns columns, CsvRecord record, int number)
{
    public const int MaxQuantity = 1_000_000_000;
    public const int MaxGrams = 100_000_000;

    public List<RowIssue> Errors { get; } = [];

    public List<RowIssue> Warnings { get; } = [];

    public int Line => record.Line;

    public int Number => number;

    public string Handle => Text(ShopifyColumns.Handle);

    public bool IsEmpty => record.Problem is null && record.Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>Rows after the first may only add a picture.</summary>
    public bool IsVariant => Has(ShopifyColumns.Price) || Has(ShopifyColumns.Sku) || Has(ShopifyColumns.Quantity)
        || Enumerable.Range(1, 3).Any(i => Has(ShopifyColumns.OptionValue(i)));

    public ImportedRow ToRow() => new(number, record.Line, columns.Report(record.Cells));

    public string Text(string column) => columns.Raw(record.Cells, column).Trim();

    public string? OptionalText(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public void CheckForm()
    {
        if (record.Problem is { } problem) Fail("invalid_format", column: null, problem);
        else if (record.Cells.Skip(columns.Count).Any(cell => cell.Length > 0)) Fail("invalid_format", column: null, $"The row has {record.Cells.Count} cells and the header {columns.Count}.");
        else if (Handle.Length == 0 && !IsEmpty) Fail("required", ShopifyColumns.Handle, "Every row names the product that it belongs to.");
        else if (Handle.Length > ProductLimits.MaxHandleLength) Fail("too_long", ShopifyColumns.Handle, $"At most {ProductLimits.MaxHandleLength} characters.");
    }

    public bool Flag(string column)
    {
        var text = Text(column);
        if (text.Length == 0 || text.Equals("false", StringComparison.OrdinalIgnoreCase)) return false;
        if (!text.Equals("true", StringComparison.OrdinalIgnoreCase)) Fail("invalid_value", column, $"\"{Short(text)}\" is neither true nor false.");
        return true;
    }

    /// <summary>An exact amount; null where the cell is empty or wrong.</summary>
    public Money? Amount(string column, string currency, bool allowZero)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        if (!Money.TryParse(text, currency, out var amount))
        {
            Fail("invalid_format", column, $"\"{Short(text)}\" is no amount in {currency}: digits, a point and at most {Currency.Exponent(currency)} decimals.");
            return null;
        }

        var lowest = allowZero ? 0 : 1;
        if (amount.MinorUnits >= lowest && amount.MinorUnits <= Money.MaxMinorUnits) return amount;
        Fail("out_of_range", column, $"{Short(text)} is no possible price.");
        return null;
    }

    /// <summary>A whole number; an empty cell is 0. Shops that sold more than they had export less than nothing: that is 0 too.</summary>
    public int WholeNumber(string column, int highest)
    {
        var text = Text(column);
        if (text.Length == 0) return 0;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value != decimal.Truncate(value))
        {
            Fail("invalid_value", column, $"\"{Short(text)}\" is no whole number.");
            return 0;
        }

        if (value > highest)
        {
            Fail("out_of_range", column, $"At most {highest}.");
            return 0;
        }

        if (value < 0) Warn("out_of_range", column, $"{value} was taken as 0.");
        return (int)Math.Max(0, value);
    }

    /// <summary>An address of a picture; one that cannot be is only a warning.</summary>
    public string? Url(string column)
    {
        if (OptionalText(column) is not { } text) return null;
        if (text.Length <= ProductLimits.MaxUrlLength && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)) return text;
        Warn("invalid_format", column, $"\"{Short(text)}\" is no http or https address; the picture was left out.");
        return null;
    }

    public void Fail(string code, string? column, string reason) => Errors.Add(new(number, record.Line, column, code, reason));

    public void Warn(string code, string? column, string reason) => Warnings.Add(new(number, record.Line, column, code, reason));

    private bool Has(string column) => Text(column).Length > 0;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
