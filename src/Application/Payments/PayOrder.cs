using Marketplace.Application.Common;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>A further attempt to pay an order, for all that is due.</summary>
public sealed record PayOrderCommand(OrderId OrderId, string PaymentMethod, string? ReturnUrl, string? CancelUrl) : ICommand<Written>;

/// <summary>One attempt at a time: who begins another one gives the former up, and one that is being processed is waited for. So at most one succeeds; money that comes by another one goes back.</summary>
internal sealed class PayOrderHandler(IUnitOfWork work, IPaymentsDb db, IPaidOrders orders, IOrderPayments payments, PaymentsOptions options, Errands errands, GatewayDesk gateways, TimeProvider clock) : IRequestHandler<PayOrderCommand, Written>
{
    public Task<Written> Handle(PayOrderCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await orders.LockAsync(request.OrderId, ct);
            var order = await orders.FindAsync(request.OrderId, ct);
            Ensure.That(order is not null, PaymentErrors.NoSuchOrder);
            var plan = await payments.PlanAsync(request.PaymentMethod, order.Due, order.Country, request.ReturnUrl, request.CancelUrl, ct);
            Ensure.That(order.IsAwaited && order.DueAt > clock.GetUtcNow(), PaymentErrors.NothingDue);

            var former = await db.Payments.Where(payment => payment.OrderId == order.Id).ToListAsync(ct);
            Ensure.That(!former.Exists(payment => payment.IsBeingAsked(clock.GetUtcNow())), PaymentErrors.UnderWay);
            foreach (var payment in former.Where(payment => !payment.Status.IsOver())) payment.Cancel(clock.GetUtcNow());

            var isAsked = plan.Provider is not (PaymentProvider.Manual or PaymentProvider.CashOnDelivery);
            var id = payments.Open(order.Id, order.BuyerId, order.Due, plan.DueAt is null ? plan : plan with { DueAt = await orders.HoldAsync(order.Id, isAsked ? options.PatienceWhilePaying : options.TransferPatience, ct) });
            if (plan.DueAt is null) await orders.GoAsync(order.Id, ct);
            if (isAsked) errands.Leave(id.Value, token => AskAsync(id, token));
            await db.SaveChangesAsync(ct);
            return new Written(id.Value);
        },
        cancellationToken);

    /// <summary>What the buyer cannot go on with is said at once; the attempt stays.</summary>
    private async Task<DomainError?> AskAsync(PaymentId id, CancellationToken ct) => await gateways.AttendAsync(id, ct) switch
    {
        { Status: PaymentStatus.Failed } declined => PaymentErrors.Declined(id, declined.FailureMessage ?? "The payment was declined."),
        { Status: PaymentStatus.RequiresAction, HasReturn: false, NextAction: { Kind: PaymentActionKind.Redirect or PaymentActionKind.DeepLink } action } => PaymentErrors.ActionRequired(id, action.Url),
        _ => null,
    };
}
