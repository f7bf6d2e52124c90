using System.Text.Json.Serialization;

namespace Marketplace.Application.Integration.Contracts;

/// <summary>What one unit of a file asks for: a product with its variants, a category, a shop.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(ImportedProduct), "product")]
[JsonDerivedType(typeof(ImportedCategory), "category")]
[JsonDerivedType(typeof(ImportedShop), "shop")]
public abstract record ImportDraft
{
    /// <summary>What the file calls it; importing the same one again finds what it made the first time.</summary>
    public required string ExternalId { get; init; }
}

/// <summary>One record of the file, as it was read.</summary>
/// <param name="Number">Its place among the records, from 1; a header does not count.</param>
/// <param name="Line">The line of the file on which it starts, from 1; quoted cells may span several.</param>
/// <param name="Values">The cells that are filled, by column.</param>
public sealed record ImportedRow(int Number, int Line, IReadOnlyDictionary<string, string> Values);

/// <summary>What is wrong with, or worth knowing about, one row.</summary>
/// <param name="Row">The number of the row; 0 where the whole file is meant.</param>
/// <param name="Code">One of the catalogue of error codes.</param>
/// <param name="Reason">A sentence for the person who made the file.</param>
public sealed record RowIssue(int Row, int Line, string? Column, string Code, string Reason);

/// <summary>The rows that are taken or refused together: all rows of a product, or one category, or one shop.</summary>
/// <param name="Draft">What they ask for; null where they could not be understood.</param>
public sealed record ImportItem(ImportDraft? Draft, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<RowIssue> Errors, IReadOnlyList<RowIssue> Warnings)
{
    /// <summary>The number of its first row; it is what a resumed import skips by.</summary>
    public int FirstRow => Rows.Count == 0 ? 0 : Rows[0].Number;

    public int LastRow => Rows.Count == 0 ? 0 : Rows[^1].Number;

    public bool IsFaulty => Draft is null || Errors.Count > 0;

    /// <summary>A refusal of the file as a whole: nothing in it can be read.</summary>
    public static ImportItem Unreadable(string code, string reason, int line = 1, string? column = null) =>
        new(Draft: null, [], [new RowIssue(0, line, column, code, reason)], []);
}
