using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments.Contracts;

/// <summary>An attempt to pay an order has begun. Amounts are in the currency's smallest unit.</summary>
public sealed record PaymentCreated(PaymentId PaymentId, OrderId OrderId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "payment.created";

    public Guid SubjectId => PaymentId.Value;
}

public sealed record PaymentCaptured(PaymentId PaymentId, OrderId OrderId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "payment.captured";

    public Guid SubjectId => PaymentId.Value;
}

public sealed record PaymentCancelled(PaymentId PaymentId, OrderId OrderId) : IDomainEvent
{
    public string Name => "payment.cancelled";

    public Guid SubjectId => PaymentId.Value;
}
