using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Integration;

internal static class IntegrationModule
{
    public static IServiceCollection AddIntegrationAdapters(this IServiceCollection services)
    {
        services.AddOptions<IntegrationOptions>().BindConfiguration(IntegrationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IImportFiles, DiskImportFiles>()
            .AddSingleton<ImportSignal>()
            .AddScoped<IEventConsumer, WakeWhenImportBegins>();
    }
}
