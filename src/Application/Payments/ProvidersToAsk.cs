using Marketplace.Application.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Providers that something is due at: an event to apply, or a payment or a refund to speak of.</summary>
public sealed record ProvidersToAskQuery : IQuery<IReadOnlyList<PaymentProvider>>;

internal sealed class ProvidersToAskHandler(IPaymentsDb db, TimeProvider clock) : IRequestHandler<ProvidersToAskQuery, IReadOnlyList<PaymentProvider>>
{
    public async Task<IReadOnlyList<PaymentProvider>> Handle(ProvidersToAskQuery query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.PaymentEvents.DueBy(now).Select(told => told.Provider)
            .Union(db.Payments.DueBy(now).Select(payment => payment.Provider))
            .Union(db.Refunds.DueBy(now).Join(db.Payments, refund => refund.PaymentId, payment => payment.Id, (_, payment) => payment.Provider))
            .ToListAsync(cancellationToken);
    }
}
