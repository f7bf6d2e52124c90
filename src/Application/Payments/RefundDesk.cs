using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Payments;

/// <summary>Sends money back: the refund was stored before the provider is asked, and what it answers is stored after; never within one transaction.</summary>
internal sealed partial class RefundDesk(IServiceScopes scopes, Gateways gateways, ILogger<RefundDesk> log)
{
    /// <returns>The refund's state then; null: there is nothing to do.</returns>
    public async Task<RefundStatus?> AttendAsync(RefundId id, CancellationToken ct)
    {
        if (await AskAsync(register => register.LookAsync(id, ct)) is not { } errand) return null;
        if (errand.Method is RefundMethod.Manual) return await AskAsync(register => register.HearAsync(id, told: null, ct));

        try
        {
            var gateway = gateways.Of(errand.Provider);
            var told = errand.Reference is { } known ? await gateway.ReadRefundAsync(errand.Order.PaymentReference, known, ct) : await gateway.RefundAsync(errand.Order, ct);
            return await AskAsync(register => register.HearAsync(id, told ?? throw new GatewayUnreachableException(errand.Provider, "It does not know the refund."), ct));
        }
        catch (GatewayUnreachableException silence)
        {
            LogSilent(log, silence, id.Value, silence.Provider);
            return await AskAsync(register => register.PostponeAsync(id, ct));
        }
    }

    private Task<T> AskAsync<T>(Func<RefundRegister, Task<T>> work) => scopes.WithAsync(work);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "Nobody knows what became of refund {Refund} at {Provider}; it is asked again")]
    private static partial void LogSilent(ILogger logger, Exception silence, Guid refund, PaymentProvider provider);
}

/// <summary>What is to be said to a provider.</summary>
internal sealed record RefundErrand(RefundMethod Method, PaymentProvider Provider, string? Reference, GatewayRefundOrder Order);

/// <summary>Stores what became of refunds, with all that follows, in one transaction under the lock of the order.</summary>
internal sealed class RefundRegister(IPaymentsDb db, IUnitOfWork work, IPaidOrders orders, ILedger ledger, TimeProvider clock)
{
    public async Task<RefundErrand?> LookAsync(RefundId id, CancellationToken ct)
    {
        var found = await (
            from refund in db.Refunds.AsNoTracking()
            join payment in db.Payments.AsNoTracking() on refund.PaymentId equals payment.Id
            where refund.Id == id && refund.DutyAt != null
            select new { Refund = refund, payment.Provider, payment.ProviderReference }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(
            found.Refund.Method, found.Provider, found.Refund.ProviderReference,
            new GatewayRefundOrder(found.ProviderReference ?? "", new Money(found.Refund.Amount, found.Refund.Currency), found.Refund.Key, States.Name(found.Refund.Reason)));
    }

    public Task<RefundStatus?> PostponeAsync(RefundId id, CancellationToken ct) => ChangeAsync(id, (refund, _, _) => { refund.Postpone(clock.GetUtcNow()); return Task.CompletedTask; }, ct);

    /// <param name="told">Null: it was paid back by hand.</param>
    public Task<RefundStatus?> HearAsync(RefundId id, GatewayRefund? told, CancellationToken ct) => ChangeAsync(
        id,
        async (refund, payment, token) =>
        {
            var now = clock.GetUtcNow();
            switch (told?.Status)
            {
                case GatewayRefundStatus.Pending:
                    refund.Await(told.Reference, now);
                    return;
                case GatewayRefundStatus.Failed:
                    refund.Fail(told.Reference, told.Failure?.Code ?? "failed", told.Failure?.Message ?? "The provider would not send it back.");
                    db.PaymentTransactions.Add(payment.RefuseBack(refund.Amount, told.Reference, RawAnswers.AsObject(told.Raw), now));
                    return;
                default:
                    refund.Succeed(told?.Reference, now);
                    db.PaymentTransactions.Add(payment.GiveBack(refund.Amount, told?.Reference, told is null ? null : RawAnswers.AsObject(told.Raw), now));
                    await TellAsync(refund, payment, now, token);
                    return;
            }
        },
        ct);

    private Task TellAsync(Refund refund, Payment payment, DateTimeOffset now, CancellationToken ct)
    {
        var amount = new Money(refund.Amount, refund.Currency);
        if (refund.SellerOrderId is not { } part || refund.SellerId is not { } seller) return ledger.SentBackAsync(refund.Id, amount, now, ct);

        return orders.RefundedAsync(
            part,
            refund.Amount,
            refund.Lines,
            undone =>
            {
                var share = new RefundedShare(refund.Id, part, seller, amount, undone) { IsByHand = payment.HasGateway && refund.Method is RefundMethod.Manual };
                return payment.Provider is PaymentProvider.CashOnDelivery ? ledger.CashReturnedAsync(share, now, ct) : ledger.RefundedAsync(share, now, ct);
            },
            ct);
    }

    private Task<RefundStatus?> ChangeAsync(RefundId id, Func<Refund, Payment, CancellationToken, Task> change, CancellationToken ct) => work.ExecuteAsync<RefundStatus?>(
        async token =>
        {
            await orders.LockAsync(await db.Refunds.Where(refund => refund.Id == id).Select(refund => refund.OrderId).SingleAsync(token), token);
            var refund = await db.Refunds.SingleAsync(refund => refund.Id == id, token);
            if (refund.DutyAt is null) return refund.Status; // somebody was faster

            var payment = await db.Payments.SingleAsync(payment => payment.Id == refund.PaymentId, token);
            await change(refund, payment, token);
            await db.SaveChangesAsync(token);
            return refund.Status;
        },
        ct);
}
