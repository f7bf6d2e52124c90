using Marketplace.Application.Common;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Money of a seller order goes back to its buyer.</summary>
/// <param name="PaymentId">The one that paid it, where none is named.</param>
/// <param name="Amount">Null: what parts and lines come to.</param>
public sealed record RequestRefundCommand(SellerOrderId SellerOrderId, PaymentId? PaymentId, Money? Amount, RefundReason Reason) : ICommand<Written>
{
    public string? Note { get; init; }

    public RefundMethod Method { get; init; }

    public IReadOnlyList<(RefundPartKind Kind, Money Amount)> Parts { get; init; } = [];

    /// <summary>Which goods, and how many of each where not all that is left.</summary>
    public IReadOnlyList<(OrderLineId Id, int? Quantity)> Lines { get; init; } = [];

    /// <summary>They are back, and can be sold again.</summary>
    public bool Restock { get; init; }
}

/// <summary>Never more than was paid for the seller order, whoever races: the order's lock stands before the reckoning, and the payment's own cap behind it.</summary>
internal sealed class RequestRefundHandler(IUnitOfWork work, IPaymentsDb db, IPaidOrders orders, RefundDesk desk, Errands errands, PaymentsOptions options, ICaller caller, TimeProvider clock) : IRequestHandler<RequestRefundCommand, Written>
{
    public Task<Written> Handle(RequestRefundCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var part = await orders.FindPartAsync(request.SellerOrderId, ct);
            Ensure.That(part is not null, RefundErrors.NoSuchPart);
            await orders.LockAsync(part.OrderId, ct);
            var payment = await db.Payments.SingleOrDefaultAsync(payment => payment.OrderId == part.OrderId && payment.CapturedAmount > 0 && (payment.IsTheOne || payment.Provider == PaymentProvider.CashOnDelivery), ct);
            Ensure.That(payment is not null, RefundErrors.NothingPaid);
            Ensure.That(request.PaymentId is null || request.PaymentId == payment.Id, RefundErrors.OtherPayment);
            var left = new Money(await LeftAsync(part, payment, ct), part.Total.Currency);
            var sum = await ReckonAsync(request, left.Currency, ct);
            Ensure.That(sum.Amount.MinorUnits <= left.MinorUnits, RefundErrors.Exceeds(left));
            await EnsureShippingAsync(part, sum.Parts, ct);

            var refund = Refund.Of(
                payment,
                new RefundOrder(part.Id, part.SellerId, sum.Amount, request.Reason)
                {
                    Note = request.Note,
                    Method = request.Method,
                    Parts = sum.Parts,
                    Lines = sum.Lines,
                    Restock = request.Restock,
                    RequestedBy = caller.UserId,
                },
                needsApproval: await NeedsApprovalAsync(request, payment, sum.Amount, ct),
                clock.GetUtcNow());
            db.Refunds.Add(refund);
            if (refund.DutyAt is not null) errands.Leave(refund.Id.Value, async token => { await desk.AttendAsync(refund.Id, token); return null; });
            await db.SaveChangesAsync(ct);
            return new Written(refund.Id.Value);
        },
        cancellationToken);

    private async Task<RefundSum> ReckonAsync(RequestRefundCommand request, string currency, CancellationToken ct)
    {
        Ensure.That(request.Amount is null || request.Amount.Value.Currency == currency, RefundErrors.OtherCurrency(currency));
        Ensure.That(request.Parts.All(piece => piece.Amount.Currency == currency), RefundErrors.PartsDiffer);
        Ensure.That(!request.Restock || request.Lines.Count > 0, RefundErrors.NothingToRestock);
        var lines = request.Lines.Count == 0 ? [] : await orders.ClaimAsync(request.SellerOrderId, request.Lines, request.Restock, ct);
        return RefundSum.Of(request.Amount, [.. request.Parts.Select(piece => new RefundPart(piece.Kind, piece.Amount.MinorUnits))], lines, currency);
    }

    private async Task EnsureShippingAsync(RefundablePart part, IReadOnlyList<RefundPart> parts, CancellationToken ct)
    {
        var wanted = RefundPart.ShippingOf(parts);
        if (wanted == 0) return;

        var before = await db.Refunds.AsNoTracking().Where(refund => refund.SellerOrderId == part.Id && refund.Status != RefundStatus.Cancelled).Select(refund => refund.Parts).ToListAsync(ct);
        Ensure.That(wanted + before.Sum(RefundPart.ShippingOf) <= part.Shipping, RefundErrors.TooMuchShipping);
    }

    /// <summary>Many small refunds are a large one; and that a seller has given cash back, somebody else has to believe, as it costs the marketplace its commission.</summary>
    private async Task<bool> NeedsApprovalAsync(RequestRefundCommand request, Payment payment, Money amount, CancellationToken ct)
    {
        if (caller.Surface is Surface.Seller && (request.Method is RefundMethod.Manual || !payment.HasGateway)) return true;

        var before = await db.Refunds.Where(refund => refund.SellerOrderId == request.SellerOrderId && refund.RequestedBy != null && refund.Status != RefundStatus.Cancelled).SumAsync(refund => refund.Amount, ct);
        return new Money(before + amount.MinorUnits, amount.Currency).InUnits > options.RefundApprovalAbove;
    }

    /// <summary>What was collected in cash for another seller order does not pay this one.</summary>
    private async Task<long> LeftAsync(RefundablePart part, Payment payment, CancellationToken ct)
    {
        var paid = payment.Provider is not PaymentProvider.CashOnDelivery
            ? part.Paid
            : await db.CashCollections.Where(collection => collection.SellerOrderId == part.Id).SumAsync(collection => collection.Amount, ct);
        return paid - (await db.ClaimsAsync([part.Id], ct)).GetValueOrDefault(part.Id);
    }
}
