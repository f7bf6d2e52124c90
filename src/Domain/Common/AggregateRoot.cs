namespace Marketplace.Domain.Common;

/// <summary>Something that happened in the domain; it leaves through the outbox, in the same save as the change.</summary>
public interface IDomainEvent
{
    /// <summary>The public name, past tense, the type in the singular: <c>product.published</c>.</summary>
    string Name { get; }

    /// <summary>The id of the aggregate that it happened to; events of one aggregate are delivered in order.</summary>
    Guid SubjectId { get; }
}

/// <summary>Tells that attributes were changed. It is dropped where the save finds nothing changed, and told once where it was raised twice.</summary>
public interface IUpdated : IDomainEvent;

/// <summary>Tells of a move through a state machine; the save also writes it down in the subject's history.</summary>
public interface IStateChange : IDomainEvent
{
    /// <summary>The resource type of the subject, as the contract names it: <c>products</c>.</summary>
    string SubjectType { get; }

    /// <summary>The states as the contract writes them: <c>inReview</c>.</summary>
    string From { get; }

    string To { get; }

    string? Reason { get; }
}

/// <summary>A cluster of objects that is loaded, changed and saved as one.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Grows with every saved change, so that two writers cannot silently overwrite each other.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<IDomainEvent> Events => _events;

    public IReadOnlyList<IDomainEvent> DequeueEvents()
    {
        IDomainEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    protected void Raise(IDomainEvent happened) => _events.Add(happened);
}
