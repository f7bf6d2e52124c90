using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration;

/// <summary>Tells of every row of an item what became of it.</summary>
internal static class RowReports
{
    public static IEnumerable<ImportRowReport> Failed(ImportItem item, DomainError? refusal = null)
    {
        var errors = refusal is null ? item.Errors : [.. item.Errors, new RowIssue(item.FirstRow, item.Rows.Count == 0 ? 1 : item.Rows[0].Line, refusal.Member, refusal.Code, refusal.Message)];
        if (item.Rows.Count == 0)
        {
            // The file as a whole; a category that is only named in paths has no row to tell of.
            if (errors.FirstOrDefault(error => error.Row == 0) is { } fault && refusal is null) yield return Report(item, new(0, fault.Line, new Dictionary<string, string>(StringComparer.Ordinal)), ImportRowStatus.Failed, result: null, errors, []);
            yield break;
        }

        foreach (var row in item.Rows)
        {
            var report = Report(item, row, ImportRowStatus.Failed, result: null, errors, []);
            yield return report.Errors.Count > 0 || errors.Count == 0 ? report : report with { Errors = [new ImportRowNote(errors[0].Code, $"It stands and falls with line {errors[0].Line}.")] };
        }
    }

    public static IEnumerable<ImportRowReport> Skipped(ImportItem item, (string, Guid)? result = null) =>
        item.Rows.Select(row => Report(item, row, ImportRowStatus.Skipped, result, [], []));

    public static IEnumerable<ImportRowReport> Done(ImportItem item, ImportRowStatus status, (string, Guid)? result, IReadOnlyList<ImportRowNote> warnings) =>
        item.Rows.Select((row, i) => Report(item, row, status, result, [], i == 0 ? warnings : []));

    public static RowCounts Count(IEnumerable<ImportRowReport> reports) => reports.Where(report => report.Number > 0).Aggregate(
        new RowCounts(0, 0, 0),
        (sum, report) => sum + report.Status switch
        {
            ImportRowStatus.Failed => new RowCounts(0, 0, 1),
            ImportRowStatus.Skipped => new RowCounts(0, 1, 0),
            _ => new RowCounts(1, 0, 0),
        });

    private static ImportRowReport Report(ImportItem item, ImportedRow row, ImportRowStatus status, (string, Guid)? result, IReadOnlyList<RowIssue> errors, IReadOnlyList<ImportRowNote> warnings) =>
        new(row.Number, row.Line, row.Values, item.Draft?.ExternalId, status, result)
        {
            Errors = Notes(errors, row),
            Warnings = [.. Notes(item.Warnings, row), .. warnings],
        };

    private static ImportRowNote[] Notes(IEnumerable<RowIssue> issues, ImportedRow row) =>
        [.. issues.Where(issue => issue.Row == row.Number).Select(issue => new ImportRowNote(issue.Code, issue.Reason, issue.Column))];
}
