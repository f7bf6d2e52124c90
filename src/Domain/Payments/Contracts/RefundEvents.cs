using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments.Contracts;

/// <summary>Money is to go back. Amounts are in the currency's smallest unit.</summary>
public sealed record RefundCreated(RefundId RefundId, PaymentId PaymentId, OrderId OrderId, SellerId? SellerId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "refund.created";

    public Guid SubjectId => RefundId.Value;
}

/// <summary>A refund has come to another state, which is its name: <c>refund.succeeded</c>.</summary>
/// <param name="SellerOrderId">Null where it had paid for nothing.</param>
public sealed record RefundMoved(RefundId RefundId, PaymentId PaymentId, OrderId OrderId, SellerOrderId? SellerOrderId, SellerId? SellerId, long Amount, string Currency, RefundStatus Before, RefundStatus After, string? Reason) : IStateChange
{
    /// <summary>For which goods, as far as that was said.</summary>
    public IReadOnlyList<RefundLine> Lines { get; init; } = [];

    /// <summary>The part of the amount that is for sending.</summary>
    public long Shipping { get; init; }

    public string Name => $"refund.{To}";

    public Guid SubjectId => RefundId.Value;

    public string SubjectType => "refunds";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
