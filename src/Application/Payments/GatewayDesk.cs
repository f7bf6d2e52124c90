using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Payments;

/// <summary>
/// Speaks with the providers, never within a transaction: what is to be said was stored before, and what is answered is stored after. Who is killed in between says the same again under the
/// same key.
/// </summary>
internal sealed partial class GatewayDesk(IServiceScopes scopes, Gateways gateways, ILogger<GatewayDesk> log)
{
    /// <summary>A first answer may call for a second word: what is authorized is taken at once.</summary>
    private const int MostWords = 2;

    /// <summary>Does what the payment owes to its provider.</summary>
    /// <returns>The payment as it is then; null: there is none.</returns>
    public async Task<AttendedPayment?> AttendAsync(PaymentId id, CancellationToken ct)
    {
        var state = await AskAsync(register => register.LookAsync(id, ct));
        for (var word = 0; word < MostWords && state is { Errand: { } errand }; word++)
        {
            try
            {
                var told = await SayAsync(errand, ct);
                state = await AskAsync(register => register.HearAsync(id, told, ct));
                if (errand.Duty is PaymentDuty.Capture || state is not { Errand.Duty: PaymentDuty.Capture }) break;
            }
            catch (GatewayUnreachableException silence)
            {
                LogSilent(log, silence, id.Value, silence.Provider);
                return await AskAsync(register => register.PostponeAsync(id, ct));
            }
        }

        return state;
    }

    /// <summary>Has the provider say what it knows of the payment, and applies that.</summary>
    /// <exception cref="GatewayUnreachableException">Nobody knows.</exception>
    public async Task<AttendedPayment?> ReadAsync(PaymentId id, string reference, CancellationToken ct)
    {
        var state = await AskAsync(register => register.LookAsync(id, ct));
        if (state is null) return null;

        var told = await gateways.Of(state.Provider).ReadAsync(reference, ct) ?? throw new GatewayUnreachableException(state.Provider, "It does not know the payment.");
        state = await AskAsync(register => register.HearAsync(id, told, ct));
        return state is { Fault: null, Errand.Duty: PaymentDuty.Capture } ? await AttendAsync(id, ct) : state;
    }

    private async Task<GatewayPayment> SayAsync(PaymentErrand errand, CancellationToken ct)
    {
        var gateway = gateways.Of(errand.Provider);
        if (errand.Reference is not { } reference)
        {
            var opened = await gateway.StartAsync(errand.Start, ct);
            var isOpen = opened.Status is GatewayStatus.RequiresAction or GatewayStatus.Processing or GatewayStatus.Authorized;
            return errand.Duty is PaymentDuty.Cancel && isOpen ? await gateway.CancelAsync(opened.Reference, errand.KeyOf("cancel"), ct) : opened;
        }

        return errand.Duty switch
        {
            PaymentDuty.Cancel => await gateway.CancelAsync(reference, errand.KeyOf("cancel"), ct),
            PaymentDuty.Capture => await gateway.CaptureAsync(reference, gateway.TakesParts ? errand.ToCapture : errand.Start.Amount, errand.KeyOf("capture"), ct),
            _ => await gateway.ReadAsync(reference, ct) ?? throw new GatewayUnreachableException(errand.Provider, "It does not know the payment."),
        };
    }

    private Task<AttendedPayment?> AskAsync(Func<PaymentRegister, Task<AttendedPayment?>> work) => scopes.WithAsync(work);

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "Nobody knows what became of payment {Payment} at {Provider}; it is asked again")]
    private static partial void LogSilent(ILogger logger, Exception silence, Guid payment, PaymentProvider provider);
}

/// <summary>What is to be said to a provider.</summary>
internal sealed record PaymentErrand(PaymentDuty Duty, PaymentProvider Provider, string? Reference, GatewayStart Start, Money ToCapture)
{
    /// <summary>The same for the same deed.</summary>
    public string KeyOf(string deed) => $"{Start.Key.Value:N}-{deed}";
}

/// <summary>A payment as it is, and what it owes to its provider.</summary>
internal sealed record AttendedPayment(PaymentId Id, PaymentProvider Provider, PaymentStatus Status, PaymentAction? NextAction, string? FailureMessage, bool HasReturn, PaymentErrand? Errand)
{
    /// <summary>What does not fit of that which the provider has just said; null: it fits, or it was not asked.</summary>
    public string? Fault { get; init; }
}
