using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Domain.Integration;

public enum ImportRowStatus { Pending, Succeeded, Skipped, Failed }

/// <summary>What a row said and what became of it.</summary>
/// <param name="Values">The cells that are filled, by column.</param>
/// <param name="Result">What the row made or changed.</param>
public sealed record ImportRowReport(int Number, int Line, IReadOnlyDictionary<string, string> Values, string? ExternalId, ImportRowStatus Status, (string Type, Guid Id)? Result)
{
    public IReadOnlyList<ImportRowNote> Errors { get; init; } = [];

    public IReadOnlyList<ImportRowNote> Warnings { get; init; } = [];
}

/// <summary>What became of one row of a file.</summary>
public sealed class ImportRow
{
    private ImportRow() { } // EF Core

    public ImportRowId Id { get; private init; }

    public ImportId ImportId { get; private init; }

    /// <summary>From 1; 0 tells of the file as a whole.</summary>
    public int RowNumber { get; private init; }

    public int Line { get; private init; }

    public string? ExternalId { get; private init; }

    /// <summary>Pending is what a dry run would have done.</summary>
    public ImportRowStatus Status { get; private init; }

    public IReadOnlyList<ImportRowNote> Errors { get; private init; } = [];

    public IReadOnlyList<ImportRowNote> Warnings { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Values { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? ResultType { get; private init; }

    public Guid? ResultId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static ImportRow Of(ImportId import, ImportRowReport report, DateTimeOffset at) => new()
    {
        Id = ImportRowId.New(),
        ImportId = import,
        RowNumber = report.Number,
        Line = report.Line,
        ExternalId = report.ExternalId,
        Status = report.Status,
        Errors = report.Errors,
        Warnings = report.Warnings,
        Values = report.Values,
        ResultType = report.Result?.Type,
        ResultId = report.Result?.Id,
        CreatedAt = at,
    };

    /// <summary>What turned out later: a picture that could not be had.</summary>
    public void Warn(IEnumerable<ImportRowNote> warnings) => Warnings = [.. Warnings, .. warnings];
}
