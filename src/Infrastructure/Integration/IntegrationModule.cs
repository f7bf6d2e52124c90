using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Integration;

internal static class IntegrationModule
{
    public static IServiceCollection AddIntegrationAdapters(this IServiceCollection services)
    {
        services.AddOptions<IntegrationOptions>().BindConfiguration(IntegrationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IImportFiles, DiskImportFiles>()
            .AddSingleton<ImportSignal>()
            .AddSingleton(Pace)
            .AddScoped<IEventConsumer, WakeWhenImportBegins>()
            .AddHostedService<ImportWorker>();
    }

    private static ImportPace Pace(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<IntegrationOptions>>().Value;
        return new ImportPace(options.ChunkSize, TimeSpan.FromSeconds(options.LeaseSeconds));
    }
}
