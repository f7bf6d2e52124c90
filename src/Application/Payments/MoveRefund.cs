using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Approves a refund, gives it up, or sends it once more.</summary>
public sealed record MoveRefundCommand(RefundId Id, RefundStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveRefundHandler(IUnitOfWork work, IPaymentsDb db, IPaidOrders orders, RefundDesk desk, Errands errands, ICaller caller, IMoveHistory moves, TimeProvider clock) : IRequestHandler<MoveRefundCommand, Written>
{
    private const string SubjectType = "refunds";

    public Task<Written> Handle(MoveRefundCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var order = await db.Refunds.VisibleTo(caller).Where(refund => refund.Id == request.Id).Select(refund => (OrderId?)refund.OrderId).SingleOrDefaultAsync(ct);
            Ensure.That(order is not null, RefundErrors.NotFound);
            await orders.LockAsync(order.Value, ct);
            var refund = await db.Refunds.SingleAsync(candidate => candidate.Id == request.Id, ct);
            if (refund.Status == request.To) return await moves.LastAsync(SubjectType, request.Id.Value, ct);

            Ensure.That(RefundMoves.From(refund.Status, caller.Surface).Contains(request.To), States.CannotMove(refund.Status, request.To, RefundMoves.From(refund.Status, caller.Surface)));
            Ensure.That(request.To is not RefundStatus.Cancelled || await MayBeGivenUpAsync(refund, ct), RefundErrors.IsOwed);
            switch (request.To)
            {
                case RefundStatus.Approved:
                    refund.Approve(caller.UserId, clock.GetUtcNow());
                    break;
                case RefundStatus.Submitted:
                    refund.SubmitAgain(clock.GetUtcNow());
                    break;
                default:
                    if (refund is { SellerOrderId: { } part, Lines.Count: > 0 }) await orders.UnclaimAsync(part, refund.Lines, ct);
                    refund.Cancel(await db.Payments.SingleAsync(payment => payment.Id == refund.PaymentId, ct), request.Reason);
                    break;
            }

            if (refund.DutyAt is not null) errands.Leave(refund.Id.Value, async token => { await desk.AttendAsync(refund.Id, token); return null; });
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, request.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);

    /// <summary>A seller gives up what it has asked for itself; not what its buyer is owed for goods that were called off.</summary>
    private async Task<bool> MayBeGivenUpAsync(Refund refund, CancellationToken ct) => caller.Surface is not Surface.Seller
        || (refund is { RequestedBy: not null, SellerOrderId: { } part } && await orders.FindPartAsync(part, ct) is { HasCalledOff: false });
}

/// <summary>Who may move a refund where; the rest is done by the program and the provider.</summary>
public static class RefundMoves
{
    public static IReadOnlyList<RefundStatus> From(RefundStatus status, Surface surface) => (status, surface) switch
    {
        (RefundStatus.PendingApproval, Surface.Admin) => [RefundStatus.Approved, RefundStatus.Cancelled],
        (RefundStatus.PendingApproval, Surface.Seller) => [RefundStatus.Cancelled],
        (RefundStatus.Failed, Surface.Admin) => [RefundStatus.Submitted, RefundStatus.Cancelled],
        _ => [],
    };
}

internal static class RefundAccess
{
    extension(IQueryable<Refund> refunds)
    {
        public IQueryable<Refund> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => refunds,
            Surface.Seller when caller.SellerId is { } seller => refunds.Where(refund => refund.SellerId == seller),
            Surface.Public when caller.BuyerId is { } buyer => refunds.Where(refund => refund.BuyerId == buyer),
            _ => refunds.Where(_ => false),
        };
    }
}

internal sealed class ReadRefunds(IPaymentsDb db, ICaller caller) : IRequestHandler<Read<RefundView>, Page<RefundView>>
{
    public Task<Page<RefundView>> Handle(Read<RefundView> request, CancellationToken cancellationToken) => db.Refunds.AsNoTracking().VisibleTo(caller)
        .Select(refund => new RefundView
        {
            Id = refund.Id,
            Revision = refund.Version,
            PaymentId = refund.PaymentId,
            OrderId = refund.OrderId,
            SellerOrderId = refund.SellerOrderId,
            SellerId = refund.SellerId,
            RequestedBy = refund.RequestedBy,
            Currency = refund.Currency,
            AmountMinor = refund.Amount,
            Reason = refund.Reason,
            Note = refund.Note,
            Method = refund.Method,
            Parts = refund.Parts,
            Lines = refund.Lines,
            Restock = refund.Restock,
            Status = refund.Status,
            ProviderReference = refund.ProviderReference,
            FailureCode = refund.FailureCode,
            FailureMessage = refund.FailureMessage,
            SucceededAt = refund.SucceededAt,
            CreatedAt = refund.CreatedAt,
            UpdatedAt = refund.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
