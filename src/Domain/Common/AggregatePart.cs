namespace Marketplace.Domain.Common;

/// <summary>Something inside an aggregate that has its own id and its own dates; its version is that of the aggregate.</summary>
public abstract class AggregatePart
{
    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }
}
