using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Says to the providers what is left to be said: of payments whose process was killed, that nobody knows the end of, or that are to be called off; and sends back what is to go back.</summary>
/// <param name="Provider">Null: to all of them.</param>
public sealed record AttendPaymentsCommand(PaymentProvider? Provider = null) : ICommand<int>;

internal sealed class AttendPaymentsHandler(IPaymentsDb db, IServiceScopes scopes, GatewayDesk gateways, RefundDesk refunds, TimeProvider clock) : IRequestHandler<AttendPaymentsCommand, int>
{
    public async Task<int> Handle(AttendPaymentsCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var payments = await db.Payments.DueBy(now).Where(payment => command.Provider == null || payment.Provider == command.Provider)
            .OrderBy(payment => payment.DutyAt).Select(payment => payment.Id).Take(PaymentDuties.Portion).ToListAsync(cancellationToken);
        var back = await db.Refunds.DueBy(now).Where(refund => command.Provider == null || db.Payments.Any(payment => payment.Id == refund.PaymentId && payment.Provider == command.Provider))
            .OrderBy(refund => refund.DutyAt).Select(refund => refund.Id).Take(PaymentDuties.Portion).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var id in payments) done += await TakeAsync(duties => duties.TakeAsync(id, now, cancellationToken)) && await gateways.AttendAsync(id, cancellationToken) is not null ? 1 : 0;
        foreach (var id in back) done += await TakeAsync(duties => duties.TakeAsync(id, now, cancellationToken)) && await refunds.AttendAsync(id, cancellationToken) is not null ? 1 : 0;
        return done;
    }

    private Task<bool> TakeAsync(Func<PaymentDuties, Task<bool>> take) => scopes.WithAsync(take);
}

/// <summary>Of several nodes, one takes on what is due; where it dies, another one does when the lease is over.</summary>
internal sealed class PaymentDuties(IPaymentsDb db, IUnitOfWork work)
{
    public const int Portion = 50;

    public async Task<bool> TakeAsync(PaymentId id, DateTimeOffset now, CancellationToken ct) =>
        await work.ExecuteAsync(token => db.Payments.DueBy(now).Where(payment => payment.Id == id).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.DutyAt, now + Payment.Lease), token), ct) > 0;

    public async Task<bool> TakeAsync(RefundId id, DateTimeOffset now, CancellationToken ct) =>
        await work.ExecuteAsync(token => db.Refunds.DueBy(now).Where(refund => refund.Id == id).ExecuteUpdateAsync(set => set.SetProperty(refund => refund.DutyAt, now + Payment.Lease), token), ct) > 0;

    public async Task<bool> TakeAsync(PaymentEventId id, DateTimeOffset now, CancellationToken ct) =>
        await work.ExecuteAsync(token => db.PaymentEvents.DueBy(now).Where(told => told.Id == id).ExecuteUpdateAsync(set => set.SetProperty(told => told.DueAt, now + Payment.Lease), token), ct) > 0;
}

internal static class DueToProviders
{
    extension(IQueryable<Payment> payments)
    {
        public IQueryable<Payment> DueBy(DateTimeOffset now) => payments.Where(payment => payment.DutyAt <= now);
    }

    extension(IQueryable<Refund> refunds)
    {
        public IQueryable<Refund> DueBy(DateTimeOffset now) => refunds.Where(refund => refund.DutyAt <= now);
    }

    extension(IQueryable<PaymentEvent> events)
    {
        public IQueryable<PaymentEvent> DueBy(DateTimeOffset now) => events.Where(told => told.DueAt <= now);
    }
}
