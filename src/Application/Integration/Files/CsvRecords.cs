using System.Runtime.CompilerServices;
using CsvHelper;

namespace Marketplace.Application.Integration.Files;

/// <summary>One record of a CSV file: its cells, or why it cannot be read.</summary>
/// <param name="Line">Where it starts; quoted cells may span several lines.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, string? Problem);

/// <summary>RFC 4180 records, one at a time, whatever the file holds: what cannot be read comes back as a record with a problem.</summary>
internal static class CsvRecords
{
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        string? problem = null;
        await using var reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = ImportLimits.MaxRecordBytes,
            OnMalformedRecord = malformed => problem = Explain(malformed.Reason),
        }, leaveOpen: true);

        var last = 0;
        while (true)
        {
            problem = null;
            CsvRecord? record;
            var unreadable = false;
            try
            {
                record = await reader.ReadAsync(ct) ? new CsvRecord((int)reader.LineNumber, Cells(reader), problem) : null;
            }
            catch (CsvFormatException)
            {
                record = new CsvRecord(last + 1, [], "The row is too long, or its quote never closes; nothing from here on was read.");
                unreadable = true;
            }

            if (record is null) yield break;
            last = record.Line;
            yield return record.Problem is null && FaultIn(record.Cells) is { } fault ? record with { Problem = fault } : record;
            if (unreadable) yield break;
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quote opens in this row and never closes, so that the rest of the file stands inside it.",
        CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quote: a quote inside a cell is written twice.",
        _ => "A quote stands inside a cell that is not quoted.",
    };

    private static string? FaultIn(IReadOnlyList<string> cells)
    {
        if (cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal))) return "This row is not UTF-8 text.";
        return cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal)) ? "This row holds a NUL character." : null;
    }
}
