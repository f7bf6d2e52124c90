using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Platform;

/// <summary>Asks every module whether its books agree, on one view of the database and without writing: the program may go on beside it.</summary>
public static class Verification
{
    /// <returns>Every violation; null where there is no database of this version to look at.</returns>
    public static async Task<IReadOnlyList<Violation>?> VerifyAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await using var look = await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().BeginLookAsync(ct);
        if (look is null) return null;

        var found = new List<Violation>();
        foreach (var check in scope.ServiceProvider.GetServices<IBooksCheck>()) found.AddRange(await check.FindAsync(ct));
        return found;
    }
}
