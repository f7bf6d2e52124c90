using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

internal sealed class ReadPayments(IPaymentsDb db, ICaller caller, INumberedOrders orders) :
    IRequestHandler<Read<PaymentView>, Page<PaymentView>>, IRequestHandler<Read<PaymentTransactionView>, Page<PaymentTransactionView>>
{
    private IQueryable<Payment> Visible => db.Payments.AsNoTracking().VisibleTo(caller);

    public Task<Page<PaymentView>> Handle(Read<PaymentView> request, CancellationToken cancellationToken) => Visible.Narrow(request, Narrow)
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
            AuthorizedAmountMinor = payment.AuthorizedAmount,
            CapturedAmountMinor = payment.CapturedAmount,
            RefundedAmountMinor = payment.RefundedAmount,
            ProviderReference = payment.ProviderReference,
            NextAction = payment.NextAction,
            FailureCode = payment.FailureCode,
            FailureMessage = payment.FailureMessage,
            ProviderData = payment.ProviderData,
            ExpiresAt = payment.ExpiresAt,
            CapturedAt = payment.CapturedAt,
            CreatedAt = payment.CreatedAt,
            UpdatedAt = payment.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<PaymentTransactionView>> Handle(Read<PaymentTransactionView> request, CancellationToken cancellationToken) => db.PaymentTransactions.AsNoTracking()
        .Where(transaction => Visible.Any(payment => payment.Id == transaction.PaymentId))
        .Select(transaction => new PaymentTransactionView
        {
            Id = transaction.Id,
            PaymentId = transaction.PaymentId,
            Kind = transaction.Kind,
            Status = transaction.Status,
            Currency = transaction.Currency,
            AmountMinor = transaction.Amount,
            ProviderReference = transaction.ProviderReference,
            RawAnswer = transaction.RawAnswer,
            OccurredAt = transaction.OccurredAt,
        })
        .PageAsync(request, cancellationToken);

    private IQueryable<Payment> Narrow(IQueryable<Payment> payments, Condition<PaymentView> condition)
    {
        if (condition.Path is not "order.number") throw new InvalidOperationException($"The reading of payments knows no filter '{condition.Path}'.");

        var numbered = orders.Of(condition.Texts());
        return payments.Having(condition, payment => numbered.Contains(payment.OrderId));
    }
}
