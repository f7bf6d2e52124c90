using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers.Contracts;

public sealed record SellerApplied(SellerId SellerId) : IDomainEvent
{
    public string Name => "seller.applied";

    public Guid SubjectId => SellerId.Value;
}

public sealed record SellerUpdated(SellerId SellerId) : IUpdated
{
    public string Name => "seller.updated";

    public Guid SubjectId => SellerId.Value;
}

public sealed record SellerStatusChanged(SellerId SellerId, SellerStatus Before, SellerStatus After, string? Reason) : IStateChange
{
    public string Name => (Before, After) switch
    {
        (SellerStatus.Suspended, SellerStatus.Approved) => "seller.reinstated",
        (_, SellerStatus.Pending) => "seller.reapplied",
        _ => $"seller.{To}",
    };

    public Guid SubjectId => SellerId.Value;

    public string SubjectType => "sellers";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>A shop was opened, changed, or taken away.</summary>
public sealed record ShopUpdated(ShopId ShopId, SellerId SellerId) : IUpdated
{
    public string Name => "shop.updated";

    public Guid SubjectId => ShopId.Value;
}

/// <summary>A closure was announced, changed or taken back.</summary>
public sealed record SellerClosureChanged(SellerClosureId ClosureId, SellerId SellerId) : IDomainEvent
{
    public string Name => "seller.closureChanged";

    public Guid SubjectId => SellerId.Value;
}
