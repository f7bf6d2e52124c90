using Marketplace.Application.Common;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>To <c>processing</c>: the provider is asked again. To <c>cancelled</c>: the attempt is given up.</summary>
public sealed record MovePaymentCommand(PaymentId Id, PaymentStatus To, string? Reason) : ICommand<Written>;

internal sealed class MovePaymentHandler(IUnitOfWork work, IPaymentsDb db, IPaidOrders orders, GatewayDesk gateways, Errands errands, PaymentsOptions options, ICaller caller, IMoveHistory moves, TimeProvider clock) : IRequestHandler<MovePaymentCommand, Written>
{
    private const string SubjectType = "payments";

    public Task<Written> Handle(MovePaymentCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var order = await db.Payments.VisibleTo(caller).Where(payment => payment.Id == request.Id).Select(payment => (OrderId?)payment.OrderId).SingleOrDefaultAsync(ct);
            Ensure.That(order is not null, PaymentErrors.NotFound);
            await orders.LockAsync(order.Value, ct);
            var payment = await db.Payments.SingleAsync(candidate => candidate.Id == request.Id, ct);
            if (payment.Status == request.To && request.To is PaymentStatus.Cancelled) return await moves.LastAsync(SubjectType, request.Id.Value, ct);

            var allowed = PaymentWishes.From(payment.Status, payment.Provider);
            Ensure.That(allowed.Contains(request.To), States.CannotMove(payment.Status, request.To, allowed));
            if (request.To is PaymentStatus.Cancelled) payment.Cancel(clock.GetUtcNow());
            else
            {
                payment.AskAgain(request.Reason, clock.GetUtcNow());
                payment.WaitUntil(await orders.HoldAsync(order.Value, options.PatienceWhilePaying, ct));
            }

            errands.Leave(payment.Id.Value, async token => { await gateways.AttendAsync(payment.Id, token); return null; });
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, request.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}

/// <summary>What people may want of a payment; the rest is said by its provider.</summary>
public static class PaymentWishes
{
    public static IReadOnlyList<PaymentStatus> From(PaymentStatus status, PaymentProvider provider) => (status, provider) switch
    {
        (_, PaymentProvider.CashOnDelivery or PaymentProvider.Manual) => [],
        (PaymentStatus.Created or PaymentStatus.RequiresAction or PaymentStatus.Processing, _) => [PaymentStatus.Processing, PaymentStatus.Cancelled],
        _ => [],
    };
}

internal static class PaymentAccess
{
    extension(IQueryable<Payment> payments)
    {
        public IQueryable<Payment> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => payments,
            Surface.Public when caller.BuyerId is { } buyer => payments.Where(payment => payment.BuyerId == buyer),
            _ => payments.Where(_ => false),
        };
    }
}
