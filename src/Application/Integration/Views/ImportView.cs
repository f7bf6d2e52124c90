using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration.Views;

/// <summary>A file on its way into the marketplace.</summary>
public sealed record ImportView : IView
{
    public ImportId Id { get; init; }

    public int Revision { get; init; }

    public ImportSource Source { get; init; }

    public ImportTargetType TargetType { get; init; }

    public ImportFormat Format { get; init; }

    public ImportMapping Mapping { get; init; } = new();

    public ImportErrorPolicy ErrorPolicy { get; init; }

    public bool IsDryRun { get; init; }

    public ImportStatus Status { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>0 until the file was read.</summary>
    public int RowCount { get; init; }

    public int SucceededCount { get; init; }

    public int SkippedCount { get; init; }

    public int FailedCount { get; init; }

    public SellerId? SellerId { get; init; }

    public JobId JobId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
