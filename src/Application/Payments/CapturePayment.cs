using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Takes what is authorized, all that is due by default; of a bank transfer: the money has arrived.</summary>
public sealed record CapturePaymentCommand(PaymentId PaymentId, Money? Amount) : ICommand<Written>;

/// <summary>Gives up what is authorized.</summary>
public sealed record VoidPaymentCommand(PaymentId PaymentId, string? Reason) : ICommand<Written>;

internal sealed class CapturePaymentHandlers(IUnitOfWork work, IPaymentsDb db, IPaidOrders orders, PaymentRegister register, GatewayDesk gateways, Errands errands, TimeProvider clock) :
    IRequestHandler<CapturePaymentCommand, Written>, IRequestHandler<VoidPaymentCommand, Written>,
    IRequestHandler<Read<CaptureView>, Page<CaptureView>>, IRequestHandler<Read<VoidView>, Page<VoidView>>
{
    public Task<Written> Handle(CapturePaymentCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var payment = await FindAsync(request.PaymentId, ct);
            var now = clock.GetUtcNow();
            var due = payment.HasGateway ? await orders.DueAsync(payment.OrderId, ct) : new Money(payment.Amount, payment.Currency);
            Ensure.That(request.Amount is not { } amount || amount == due, PaymentErrors.OtherAmount(due));
            if (payment.HasGateway)
            {
                payment.Take(due.MinorUnits, now);
                Leave(payment.Id);
            }
            else
            {
                db.PaymentTransactions.Add(payment.Arrive(now));
                await register.ArriveAsync(payment, new Money(payment.CapturedAmount, payment.Currency), now, ct);
            }

            var capture = Capture.Of(payment, due.MinorUnits);
            db.Captures.Add(capture);
            await db.SaveChangesAsync(ct);
            return new Written(capture.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(VoidPaymentCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var payment = await FindAsync(request.PaymentId, ct);
            Ensure.That(payment.Status is PaymentStatus.Authorized, PaymentErrors.CannotBecome(payment.Status, PaymentStatus.Voided));
            payment.GiveUp(clock.GetUtcNow() + Payment.Lease);
            Leave(payment.Id);
            var given = PaymentVoid.Of(payment, request.Reason);
            db.PaymentVoids.Add(given);
            await db.SaveChangesAsync(ct);
            return new Written(given.Id.Value);
        },
        cancellationToken);

    public Task<Page<CaptureView>> Handle(Read<CaptureView> request, CancellationToken cancellationToken) => db.Captures.AsNoTracking()
        .Select(capture => new CaptureView
        {
            Id = capture.Id,
            Revision = capture.Version,
            PaymentId = capture.PaymentId,
            TransactionId = db.Captures.Any(later => later.PaymentId == capture.PaymentId && later.CreatedAt > capture.CreatedAt)
                ? null
                : db.PaymentTransactions.Where(transaction => transaction.PaymentId == capture.PaymentId && transaction.Kind == PaymentTransactionKind.Capture && transaction.Status == PaymentTransactionStatus.Succeeded)
                    .OrderByDescending(transaction => transaction.OccurredAt).Select(transaction => (PaymentTransactionId?)transaction.Id).FirstOrDefault(),
            Currency = capture.Currency,
            AmountMinor = capture.Amount,
            CreatedAt = capture.CreatedAt,
            UpdatedAt = capture.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<VoidView>> Handle(Read<VoidView> request, CancellationToken cancellationToken) => db.PaymentVoids.AsNoTracking()
        .Select(given => new VoidView
        {
            Id = given.Id,
            Revision = given.Version,
            PaymentId = given.PaymentId,
            TransactionId = db.PaymentVoids.Any(later => later.PaymentId == given.PaymentId && later.CreatedAt > given.CreatedAt)
                ? null
                : db.PaymentTransactions.Where(transaction => transaction.PaymentId == given.PaymentId && transaction.Kind == PaymentTransactionKind.Void && transaction.Status == PaymentTransactionStatus.Succeeded)
                    .OrderByDescending(transaction => transaction.OccurredAt).Select(transaction => (PaymentTransactionId?)transaction.Id).FirstOrDefault(),
            Reason = given.Reason,
            CreatedAt = given.CreatedAt,
            UpdatedAt = given.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private async Task<Payment> FindAsync(PaymentId id, CancellationToken ct)
    {
        var order = await db.Payments.Where(payment => payment.Id == id).Select(payment => (OrderId?)payment.OrderId).SingleOrDefaultAsync(ct);
        Ensure.That(order is not null, PaymentErrors.NoSuchPayment);
        await orders.LockAsync(order.Value, ct);
        return await db.Payments.SingleAsync(payment => payment.Id == id, ct);
    }

    private void Leave(PaymentId id) => errands.Leave(id.Value, async token => { await gateways.AttendAsync(id, token); return null; });
}
