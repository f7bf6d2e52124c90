using Marketplace.Application.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Platform;

/// <summary>Seals the audit log every second, so that a line stands open for about as long.</summary>
internal sealed partial class AuditSealing(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var sealer = scope.ServiceProvider.GetRequiredService<AuditSealer>();
                while (await sealer.HasOpenAsync(stoppingToken) && await sealer.SealAsync(stoppingToken) > 0)
                {
                    // More may wait than one round takes.
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotSealed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log could not be sealed; it is tried again.")]
    private partial void NotSealed(Exception failure);
}
