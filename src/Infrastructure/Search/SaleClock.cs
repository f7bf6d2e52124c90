using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search;

/// <summary>Sales begin and end without anybody doing anything: once a second it looks whose price has changed by itself.</summary>
internal sealed partial class SaleClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SaleClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static async Task<int> RefreshDueAsync(IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var db = services.GetRequiredService<MarketplaceDbContext>();
        var due = await db.Database
            .SqlQuery<Guid>($"SELECT DISTINCT product_id AS \"Value\" FROM search_products WHERE next_change_at <= {Instants.ToMicroseconds(now)} LIMIT 500")
            .ToListAsync(ct);
        if (due.Count > 0) await services.GetRequiredService<IProductProjection>().RefreshPricesAsync([.. due.Select(ProductId.From)], ct);
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RefreshDueAsync(scope.ServiceProvider, clock.GetUtcNow(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away for a moment; the clock must not be.
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Error, Message = "Prices that change by themselves could not be refreshed; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
