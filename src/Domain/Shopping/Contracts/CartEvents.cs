using Marketplace.Domain.Common;

namespace Marketplace.Domain.Shopping.Contracts;

/// <summary>A buyer has checked out.</summary>
public sealed record CartCompleted(CartId CartId, BuyerId BuyerId, OrderId OrderId) : IDomainEvent
{
    public string Name => "cart.completed";

    public Guid SubjectId => CartId.Value;
}

/// <summary>A cart was left alone for so long that it is closed.</summary>
public sealed record CartAbandoned(CartId CartId, BuyerId BuyerId) : IDomainEvent
{
    public string Name => "cart.abandoned";

    public Guid SubjectId => CartId.Value;
}
