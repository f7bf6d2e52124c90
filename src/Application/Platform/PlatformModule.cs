using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Platform;

internal static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services) => services
        .AddScoped<IIdempotencyStore, IdempotencyStore>()
        .AddScoped<IMoveHistory, MoveHistory>()
        .AddScoped<IAuditLog, AuditLog>()
        .AddScoped<AuditSealer>()
        .AddScoped<IBooksCheck, AuditBooks>();
}
