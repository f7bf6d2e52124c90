using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Platform;

/// <summary>What a reader of the feed does with its copy of the resource.</summary>
public enum ChangeOp { Upsert, Delete }

/// <summary>The last change of a resource, as far as the reader of the feed is concerned: what it may no longer see is deleted.</summary>
public sealed record ChangeView : IView
{
    public ChangeId Id { get; init; }
    public int Revision => 1;
    public long Sequence { get; init; }
    public ChangeOp Op { get; init; }
    public FeedType ResourceType { get; init; }
    public Guid ResourceId { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The resource itself; null where it is gone.</summary>
    public Guid? SubjectId { get; init; }
}
