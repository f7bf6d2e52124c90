using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Health;

/// <summary>The database answers and has every migration of this version. That it has more is no fault: a newer node came up beside this one.</summary>
internal sealed class DatabaseReadiness(IServiceScopeFactory scopes) : IReadinessCheck
{
    public string Name => "database";

    public async Task<ReadinessFinding> LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var missing = (await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Database.GetPendingMigrationsAsync(ct)).Count();
        return missing == 0 ? ReadinessFinding.Ok : new(ReadinessStatus.Failed, $"{missing} migrations are missing");
    }
}
