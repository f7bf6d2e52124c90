using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Payments;

/// <summary>Asks every provider what has changed there of late, and what became of promises that are older, and applies what nobody has told us.</summary>
public sealed record ReconcilePaymentsCommand : ICommand<int>;

internal sealed partial class ReconcilePaymentsHandler(IPaymentsDb db, Gateways gateways, IServiceScopes scopes, IRunningJob job, TimeProvider clock, ILogger<ReconcilePaymentsHandler> log) : IRequestHandler<ReconcilePaymentsCommand, int>
{
    /// <summary>More than twice the time between two runs, so that one may fail.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(3);

    /// <summary>What was promised before that has left the provider's news; it may have lapsed since, and nobody said so.</summary>
    private static readonly TimeSpan OldPromise = TimeSpan.FromDays(1);

    /// <summary>In one run, oldest first. Promises lapse within weeks, so none of them is in the way of the others for long.</summary>
    private const int MostPromises = 500;

    /// <summary>A provider that so often does not answer is not asked further in this run; a single payment that cannot be read holds up no other.</summary>
    private const int MostSilences = 3;

    public async Task<int> Handle(ReconcilePaymentsCommand command, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var gateway in gateways.All)
        {
            found = await ReadNewsAsync(gateway, found, cancellationToken);
            found = await ReadPromisesAsync(gateway, found, cancellationToken);
        }

        return found;
    }

    private async Task<int> ReadNewsAsync(IPaymentGateway gateway, int found, CancellationToken ct)
    {
        try
        {
            await foreach (var told in gateway.ListAsync(clock.GetUtcNow() - LookBack, ct))
            {
                found += await ApplyAsync(gateway.Provider, told, ct);
                await job.ReportAsync(found, total: null, position: null, ct);
            }
        }
        catch (GatewayUnreachableException silence)
        {
            LogSilent(log, silence, gateway.Provider);
        }

        return found;
    }

    private async Task<int> ReadPromisesAsync(IPaymentGateway gateway, int found, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - OldPromise;
        var promised = await db.Payments
            .Where(payment => payment.Provider == gateway.Provider && payment.Status == PaymentStatus.Authorized && payment.Duty == PaymentDuty.None && payment.ProviderReference != null && payment.CreatedAt < before)
            .OrderBy(payment => payment.CreatedAt).Take(MostPromises).Select(payment => payment.ProviderReference!).ToListAsync(ct);
        var silences = 0;
        foreach (var reference in promised)
        {
            try
            {
                found += await ApplyAsync(gateway.Provider, await gateway.ReadAsync(reference, ct) ?? throw new GatewayUnreachableException(gateway.Provider, "It does not know the payment."), ct);
                await job.ReportAsync(found, total: null, position: null, ct);
            }
            catch (GatewayUnreachableException silence)
            {
                LogSilent(log, silence, gateway.Provider);
                if (++silences == MostSilences) break;
            }
        }

        return found;
    }

    private async Task<int> ApplyAsync(PaymentProvider provider, GatewayPayment told, CancellationToken ct)
    {
        var ours = await db.Payments.AsNoTracking().Where(payment => payment.Provider == provider && (payment.ProviderReference == told.Reference || payment.Id == told.Key))
            .Select(payment => new { payment.Id, payment.Status, payment.AuthorizedAmount, payment.CapturedAmount }).FirstOrDefaultAsync(ct);
        if (ours is null)
        {
            if (told.Captured > 0) LogStranger(log, provider, told.Reference, told.Captured.ToString(CultureInfo.InvariantCulture));
            return 0;
        }

        var hasLapsed = ours.Status is PaymentStatus.Authorized && told.Status is (GatewayStatus.Cancelled or GatewayStatus.Expired or GatewayStatus.Failed);
        var isKnown = !hasLapsed && told.Captured <= ours.CapturedAmount && (told.Authorized <= ours.AuthorizedAmount || ours.CapturedAmount > 0) && (!ours.Status.IsOpen() || told.Status is GatewayStatus.RequiresAction or GatewayStatus.Processing);
        if (isKnown && await db.GivenBackElsewhereAsync(ours.Id, told, ct) == 0) return 0;

        await scopes.WithAsync<PaymentRegister, AttendedPayment?>(register => register.HearAsync(ours.Id, told, ct));
        return isKnown ? 0 : 1;
    }

    [LoggerMessage(EventId = 6004, Level = LogLevel.Warning, Message = "{Provider} does not say what has changed; it is asked again later")]
    private static partial void LogSilent(ILogger logger, Exception silence, PaymentProvider provider);

    [LoggerMessage(EventId = 6005, Level = LogLevel.Error, Message = "{Provider} has taken {Amount} by payment {Reference}, of which nothing is known here")]
    private static partial void LogStranger(ILogger logger, PaymentProvider provider, string reference, string amount);
}
