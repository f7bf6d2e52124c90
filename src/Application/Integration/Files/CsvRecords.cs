using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Marketplace.Application.Integration.Files;

/// <summary>One record of a CSV file: its cells by column, or why it cannot be read.</summary>
/// <param name="Line">Where it starts.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, string? Problem);

/// <summary>RFC 4180 records, one at a time, whatever the file holds: what cannot be read comes back as a record with a problem.</summary>
internal static class CsvRecords
{
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        string? problem = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            Mode = CsvMode.RFC4180,
            HasHeaderRecord = false,
            DetectDelimiter = false,
            IgnoreBlankLines = true,
            MaxFieldSize = ImportLimits.MaxCellLength,
            BadDataFound = _ => problem = "The quotes of this row are malformed: a quote inside a cell is written twice, and the cell stands in quotes.",
        };
        using var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var parser = new CsvParser(text, configuration);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var line = parser.RawRow + 1;
            problem = null;
            string[]? cells;
            var unreadable = false;
            try
            {
                if (!await parser.ReadAsync()) yield break;
                line = FirstLine(parser);
                cells = parser.Record;
            }
            catch (CsvHelperException)
            {
                // A cell beyond the limit; where it would have ended is not known, so neither is the next record.
                (cells, unreadable) = ([], true);
                problem = "A cell is too long, or its quote never closes; nothing after this line was read.";
            }

            if (problem is null && cells!.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal))) problem = "This row is not UTF-8 text.";
            if (problem is null && cells!.Any(cell => cell.Contains('\0', StringComparison.Ordinal))) problem = "This row holds a NUL character.";
            yield return new CsvRecord(line, cells!, problem);
            if (unreadable) yield break;
        }
    }

    /// <summary>The parser counts the lines up to the record's last one; those inside its cells are taken off.</summary>
    private static int FirstLine(CsvParser parser)
    {
        var record = parser.RawRecord.AsSpan().TrimEnd("\r\n");
        var breaks = 0;
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '\n' || (record[i] == '\r' && (i + 1 == record.Length || record[i + 1] != '\n'))) breaks++;
        }

        return parser.RawRow - breaks;
    }
}
