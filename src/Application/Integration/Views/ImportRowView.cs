using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration.Views;

/// <summary>What became of a row of an imported file.</summary>
public sealed record ImportRowView : IView
{
    public ImportRowId Id { get; init; }

    public int Revision => 1;

    public ImportId ImportId { get; init; }

    /// <summary>From 1; 0 tells of the file as a whole.</summary>
    public int RowNumber { get; init; }

    /// <summary>The line of the file on which the row starts.</summary>
    public int Line { get; init; }

    public string? ExternalId { get; init; }

    public ImportRowStatus Status { get; init; }

    public IReadOnlyList<ImportRowNote> Errors { get; init; } = [];

    public IReadOnlyList<ImportRowNote> Warnings { get; init; } = [];

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The resource that the row made or changed: <c>products</c> and its id.</summary>
    public string? ResultType { get; init; }

    public Guid? ResultId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
