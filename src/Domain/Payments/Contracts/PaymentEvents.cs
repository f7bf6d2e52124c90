using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments.Contracts;

/// <summary>An attempt to pay an order has begun. Amounts are in the currency's smallest unit.</summary>
public sealed record PaymentCreated(PaymentId PaymentId, OrderId OrderId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "payment.created";

    public Guid SubjectId => PaymentId.Value;
}

/// <summary>A payment has come to another state, which is its name: <c>payment.captured</c>. Amounts are in the currency's smallest unit.</summary>
/// <param name="Amount">What was captured; where nothing was, what is due.</param>
public sealed record PaymentMoved(PaymentId PaymentId, OrderId OrderId, long Amount, string Currency, PaymentStatus Before, PaymentStatus After, string? Reason) : IStateChange
{
    public string Name => $"payment.{To}";

    public Guid SubjectId => PaymentId.Value;

    public string SubjectType => "payments";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>How a way to pay is called, or whom it is offered to, has changed.</summary>
public sealed record PaymentMethodUpdated(PaymentMethodId PaymentMethodId, string Code) : IUpdated
{
    public string Name => "paymentMethod.updated";

    public Guid SubjectId => PaymentMethodId.Value;
}
