using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

public sealed record PaymentView : IView
{
    public PaymentId Id { get; init; }
    public int Revision { get; init; }
    public OrderId OrderId { get; init; }
    public BuyerId BuyerId { get; init; }
    public string PaymentMethod { get; init; } = "";
    public PaymentStatus Status { get; init; }
    public PaymentProvider Provider { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public long AuthorizedAmountMinor { get; init; }
    public long CapturedAmountMinor { get; init; }
    public long RefundedAmountMinor { get; init; }
    public DateTimeOffset? CapturedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadPayments(IPaymentsDb db, ICaller caller) : IRequestHandler<Read<PaymentView>, Page<PaymentView>>
{
    public Task<Page<PaymentView>> Handle(Read<PaymentView> request, CancellationToken cancellationToken) => Visible
        .Select(payment => new PaymentView
        {
            Id = payment.Id,
            Revision = payment.Version,
            OrderId = payment.OrderId,
            BuyerId = payment.BuyerId,
            PaymentMethod = payment.Method,
            Status = payment.Status,
            Provider = payment.Provider,
            Currency = payment.Currency,
            AmountMinor = payment.Amount,
            CapturedAmountMinor = payment.CapturedAmount,
            CapturedAt = payment.CapturedAt,
            CreatedAt = payment.CreatedAt,
            UpdatedAt = payment.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private IQueryable<Payment> Visible => caller.Surface switch
    {
        Surface.Admin => db.Payments.AsNoTracking(),
        Surface.Public when caller.BuyerId is { } buyer => db.Payments.AsNoTracking().Where(payment => payment.BuyerId == buyer),
        _ => db.Payments.Where(_ => false),
    };
}
