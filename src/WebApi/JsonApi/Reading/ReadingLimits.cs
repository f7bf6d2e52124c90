using System.ComponentModel.DataAnnotations;

namespace Marketplace.WebApi.JsonApi;

/// <summary>How dear one reading may become; beyond that the answer says so instead (section <c>Reading</c> of the configuration).</summary>
internal sealed record ReadingLimits
{
    public const string Section = "Reading";

    public static ReadingLimits Default { get; } = new();

    /// <summary>Rows of a collection that are counted; the total of a larger one is an estimate (JA-083).</summary>
    [Range(1, int.MaxValue)]
    public int CountedRows { get; init; } = 100_000;

    /// <summary>Rows that page numbers reach; cursors reach all of them (JA-088).</summary>
    [Range(1, int.MaxValue)]
    public int NumberedRows { get; init; } = 10_000;

    /// <summary>Resources that one document includes (JA-068).</summary>
    [Range(1, int.MaxValue)]
    public int IncludedResources { get; init; } = 1_000;

    /// <summary>Rows whose values are reckoned to filter or order by them (what a cart comes to); with more, the request is refused.</summary>
    [Range(1, 10_000)]
    public int ReckonedRows { get; init; } = 500;

    /// <summary>The last page that begins within <see cref="NumberedRows"/>.</summary>
    public long LastPage(int size) => (NumberedRows + size - 1) / size;
}
