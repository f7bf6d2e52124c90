using Marketplace.Application.Payments;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence.Outbox;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Payments;

/// <summary>Wakes the worker of this process.</summary>
internal sealed class PaymentSignal : Signal, IPaymentBell
{
    public void Ring() => Set();
}

/// <summary>Applies what providers have told as soon as it is there, and says to them what is left to be said: to each in lanes of its own, so that an answer that takes its time holds up no other.</summary>
internal sealed partial class PaymentWorker(IServiceScopeFactory scopes, PaymentSignal signal, PaymentsOptions options, ILogger<PaymentWorker> logger) : BackgroundService
{
    /// <summary>To one provider at once. Whatever is due is taken on by one of them only.</summary>
    private const int MostLanes = 4;

    private readonly Dictionary<PaymentProvider, List<Task>> _lanes = Enum.GetValues<PaymentProvider>().ToDictionary(provider => provider, _ => new List<Task>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.WorkerEnabled) return;

        var poll = TimeSpan.FromMilliseconds(options.PollMilliseconds);
        while (await TryAsync(() => signal.WaitAsync(poll, stoppingToken), stoppingToken)) await TryAsync(() => BeginAsync(stoppingToken), stoppingToken);
        await Task.WhenAll(_lanes.Values.SelectMany(lanes => lanes));
    }

    private async Task BeginAsync(CancellationToken ct)
    {
        foreach (var provider in await SendAsync(new ProvidersToAskQuery(), ct))
        {
            var lanes = _lanes[provider];
            lanes.RemoveAll(lane => lane.IsCompleted);
            if (lanes.Count < MostLanes) lanes.Add(TryAsync(() => AttendAsync(provider, ct), ct));
        }
    }

    private async Task AttendAsync(PaymentProvider provider, CancellationToken ct)
    {
        while (await SendAsync(new ApplyPaymentEventsCommand(provider), ct) + await SendAsync(new AttendPaymentsCommand(provider), ct) > 0)
        {
            // Until nothing is due.
        }

        signal.Ring(); // for what came since, if no lane was free for it
    }

    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>The database may be away for a moment; the worker must not be.</summary>
    /// <returns>False when the program stops.</returns>
    private async Task<bool> TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }

        return !stoppingToken.IsCancellationRequested;
    }

    [LoggerMessage(EventId = 6010, Level = LogLevel.Error, Message = "Payments could not be looked after; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
