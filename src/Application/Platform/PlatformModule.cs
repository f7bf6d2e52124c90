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
        .AddScoped<JobHold>().AddScoped<RunningJob>().AddScoped<IRunningJob>(provider => provider.GetRequiredService<RunningJob>()).AddSingleton<JobRunner>()
        .AddScoped<IDueWork, DueWork>()
        .AddScoped<ScheduleKeeper>()
        .AddScoped<IBooksCheck, AuditBooks>();
}
