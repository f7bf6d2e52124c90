using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Payments;

/// <summary>
/// Stores what providers say, with all that follows from it, in one transaction under the lock of the order: whoever is first, the browser, an event, a job or an admin, the order is paid
/// once.
/// </summary>
internal sealed partial class PaymentRegister(IPaymentsDb db, IUnitOfWork work, IPaidOrders orders, ILedger ledger, PaymentsOptions options, TimeProvider clock, ILogger<PaymentRegister> log)
{
    public async Task<AttendedPayment?> LookAsync(PaymentId id, CancellationToken ct) =>
        await db.Payments.AsNoTracking().SingleOrDefaultAsync(payment => payment.Id == id, ct) is { } payment ? await StateAsync(payment, ct) : null;

    public Task<AttendedPayment?> PostponeAsync(PaymentId id, CancellationToken ct) => ChangeAsync(id, (payment, _) => { payment.Postpone(clock.GetUtcNow()); return Task.CompletedTask; }, ct);

    public async Task<AttendedPayment?> HearAsync(PaymentId id, GatewayPayment told, CancellationToken ct)
    {
        string? fault = null;
        var state = await ChangeAsync(
            id,
            async (payment, token) =>
            {
                fault = FaultOf(payment, told);
                if (fault is not null)
                {
                    LogForeign(log, id.Value, fault);
                    payment.Postpone(clock.GetUtcNow());
                    return;
                }

                await TakeInAsync(payment, told, token);
                var elsewhere = await db.GivenBackElsewhereAsync(id, told, token);
                if (elsewhere == 0) return;

                fault = $"it says that {told.Amount with { MinorUnits = elsewhere }} went back that nobody here has asked it for";
                LogGivenBack(log, id.Value, fault);
            },
            ct);
        return state is null ? null : state with { Fault = fault };
    }

    private async Task TakeInAsync(Payment payment, GatewayPayment told, CancellationToken ct)
    {
        var (captured, before, wasTaken, now) = (payment.CapturedAmount, payment.Status, payment.Duty is PaymentDuty.Capture, clock.GetUtcNow());
        db.PaymentTransactions.AddRange(payment.Hear(NewsOf(told), now));
        if (payment.Status is PaymentStatus.Processing && before is not PaymentStatus.Processing) payment.WaitUntil(await orders.HoldAsync(payment.OrderId, options.PatienceWhilePaying, ct));
        if (payment.CapturedAmount > captured) await ArriveAsync(payment, new Money(payment.CapturedAmount - captured, payment.Currency), now, ct);
        else if (payment.Status is PaymentStatus.Authorized && before is not PaymentStatus.Authorized) await PromiseAsync(payment, isWanted: before.IsOpen(), now, ct);
        else if (wasTaken && told is { Status: GatewayStatus.Authorized, Failure: not null } && !options.CaptureLater) payment.GiveUp(now); // refused for good; the buyer can pay otherwise
        else if (payment is { IsTheOne: true, Status: PaymentStatus.Voided } && before is not PaymentStatus.Voided) await orders.UnauthorizedAsync(payment.OrderId, "Its payment was authorized, and then voided.", ct);
    }

    /// <summary>Money is there: it pays the order; what pays for nothing goes back. Where it was promised and less was taken than is due, the promise is lost.</summary>
    /// <param name="captured">What has come now; what came before was dealt with then.</param>
    public async Task ArriveAsync(Payment payment, Money captured, DateTimeOffset now, CancellationToken ct)
    {
        var isFree = payment.IsTheOne || !await db.Payments.AnyAsync(other => other.OrderId == payment.OrderId && other.IsTheOne && other.Id != payment.Id, ct);
        var shares = isFree ? await orders.PaidAsync(payment.OrderId, captured, payment.IsTheOne, ct) : null;
        if (shares is not null)
        {
            await ChooseAsync(payment, now, ct);
            await ledger.CapturedAsync(payment.Id, [.. shares.Select(share => new CapturedShare(share.SellerOrderId, share.SellerId, share.Amount, share.Discount))], now, ct);
            captured -= shares.Select(share => share.Amount).Sum(payment.Currency);
        }
        else if (payment.IsTheOne) await orders.UnauthorizedAsync(payment.OrderId, "Of its payment less was taken than is due.", ct);

        if (captured.MinorUnits == 0) return;
        var back = Refund.Of(payment, new RefundOrder(SellerOrderId: null, SellerId: null, captured, isFree ? RefundReason.Cancelled : RefundReason.Duplicate), needsApproval: false, now);
        db.Refunds.Add(back);
        await ledger.ReceivedForNothingAsync(back.Id, captured, now, ct);
    }

    /// <summary>The order goes on with this one, and attempts that are still open are called off.</summary>
    private async Task ChooseAsync(Payment payment, DateTimeOffset now, CancellationToken ct)
    {
        payment.BeTheOne();
        foreach (var other in await db.Payments.Where(other => other.OrderId == payment.OrderId && other.Id != payment.Id).ToListAsync(ct))
        {
            if (!other.Status.IsOver()) other.Cancel(now);
        }
    }

    /// <summary>Money is promised: it is taken at once, and the order goes on when it is there; or, where it is taken later, the order goes on with the promise. Nobody waits for it: it is given up.</summary>
    /// <param name="isWanted">False where the attempt was given up before: a promise, unlike money, does not outrank that.</param>
    private async Task PromiseAsync(Payment payment, bool isWanted, DateTimeOffset now, CancellationToken ct)
    {
        var isFree = isWanted && !await db.Payments.AnyAsync(other => other.OrderId == payment.OrderId && other.IsTheOne, ct);
        var due = isFree ? await orders.AwaitedAsync(payment.OrderId, ct) : null;
        if (due is not { } wanted || wanted.MinorUnits > payment.AuthorizedAmount)
        {
            payment.GiveUp(now);
            return;
        }

        if (options.CaptureLater)
        {
            await orders.AuthorizedAsync(payment.OrderId, ct);
            await ChooseAsync(payment, now, ct);
            return;
        }

        payment.Take(payment.Amount, now);
        payment.WaitUntil(await orders.HoldAsync(payment.OrderId, options.PatienceWhilePaying, ct));
    }

    private Task<AttendedPayment?> ChangeAsync(PaymentId id, Func<Payment, CancellationToken, Task> change, CancellationToken ct) => work.ExecuteAsync<AttendedPayment?>(
        async token =>
        {
            if (await db.Payments.Where(payment => payment.Id == id).Select(payment => (OrderId?)payment.OrderId).SingleOrDefaultAsync(token) is not { } order) return null;

            await orders.LockAsync(order, token);
            var payment = await db.Payments.SingleAsync(payment => payment.Id == id, token);
            await change(payment, token);
            await db.SaveChangesAsync(token);
            return await StateAsync(payment, token);
        },
        ct);

    private async Task<AttendedPayment> StateAsync(Payment payment, CancellationToken ct)
    {
        var state = new AttendedPayment(payment.Id, payment.Provider, payment.Status, payment.NextAction, payment.FailureMessage, payment.ReturnUrl is not null, Errand: null);
        if (payment.Duty is PaymentDuty.None) return state;

        var (number, email) = await orders.NameAsync(payment.OrderId, ct);
        var start = new GatewayStart(payment.Id, payment.Method, new Money(payment.Amount, payment.Currency), number, email, UriOf(payment.ReturnUrl), UriOf(payment.CancelUrl), options.CaptureLater);
        return state with { Errand = new PaymentErrand(payment.Duty, payment.Provider, payment.ProviderReference, start, new Money(payment.ToCapture, payment.Currency)) };
    }

    /// <summary>A genuine answer about another payment, or another amount, marks nothing paid.</summary>
    private static string? FaultOf(Payment payment, GatewayPayment told)
    {
        if (told.Key is { } key && key != payment.Id) return $"it says that it is of {key.Value}";
        if (payment.ProviderReference is { } known && known != told.Reference) return $"it says that it is {told.Reference}, not {known}";
        if (told.Amount.Currency != payment.Currency || told.Amount.MinorUnits != payment.Amount) return $"it says that {told.Amount} are due, not {new Money(payment.Amount, payment.Currency)}";
        if (told is { Status: GatewayStatus.Captured, Captured: 0 }) return "it says that nothing was taken by it";
        return told.Captured > payment.Amount || told.Authorized > payment.Amount ? $"it says that {Math.Max(told.Captured, told.Authorized)} were taken" : null;
    }

    private static ProviderNews NewsOf(GatewayPayment told) => new(
        told.Reference,
        told.Status switch
        {
            GatewayStatus.RequiresAction => PaymentStatus.RequiresAction,
            GatewayStatus.Processing => PaymentStatus.Processing,
            GatewayStatus.Authorized => PaymentStatus.Authorized,
            GatewayStatus.Captured => PaymentStatus.Captured,
            GatewayStatus.Failed => PaymentStatus.Failed,
            GatewayStatus.Cancelled => PaymentStatus.Cancelled,
            _ => PaymentStatus.Expired,
        },
        told.Authorized,
        told.Captured,
        told.NextAction is { } action ? new PaymentAction(Enum.Parse<PaymentActionKind>(action.Kind.ToString()), action.Url?.AbsoluteUri, action.Data, action.ExpiresAt) : null,
        told.Failure?.Code,
        told.Failure?.Message,
        RawAnswers.AsObject(told.Raw));

    private static Uri? UriOf(string? text) => text is null ? null : new Uri(text);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "What the provider says of payment {Payment} does not fit: {Fault}")]
    private static partial void LogForeign(ILogger logger, Guid payment, string fault);

    [LoggerMessage(EventId = 6006, Level = LogLevel.Warning, Message = "Of payment {Payment} money went back at its provider: {Fault}")]
    private static partial void LogGivenBack(ILogger logger, Guid payment, string fault);
}
