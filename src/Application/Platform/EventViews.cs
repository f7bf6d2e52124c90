using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Platform;

/// <summary>What happened, as it was noted; and how far its delivery has come.</summary>
public sealed record EventView : IView
{
    public HappeningId Id { get; init; }
    public int Revision { get; init; }
    public string Name { get; init; } = "";
    public long Sequence { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public string ApiVersion { get; } = "v1";
    public string CorrelationId { get; init; } = "";
    public string SubjectType { get; init; } = "";
    public Guid? SubjectId { get; init; }
    public SellerId? SellerId { get; init; }
    public int Attempts { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>It has been tried as often as is done without a person.</summary>
    public bool IsStuck { get; init; }
}

/// <summary>Has a stuck event delivered again; those consumers that have handled it are left out.</summary>
public sealed record RedeliverEventCommand(HappeningId EventId) : ICommand<Written>;

/// <summary>The wish that an event is delivered again; known by the event.</summary>
public sealed record EventRedeliveryView : IView
{
    public HappeningId Id { get; init; }
    public int Revision { get; init; }
    public HappeningId EventId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
