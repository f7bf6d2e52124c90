using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Application.Payments;

internal sealed class TriedPayments(IPaymentsDb db) : ITriedPayments
{
    public IQueryable<OrderId> By(IEnumerable<object?> providers)
    {
        var wanted = providers.Cast<PaymentProvider>().ToList();
        return db.Payments.Where(payment => wanted.Contains(payment.Provider)).Select(payment => payment.OrderId);
    }

    public IQueryable<OrderId> In(IEnumerable<object?> states)
    {
        var wanted = states.Cast<PaymentStatus>().ToList();
        return db.Payments.Where(payment => wanted.Contains(payment.Status)).Select(payment => payment.OrderId);
    }
}
