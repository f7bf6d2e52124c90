using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Integration;

internal static class IntegrationModule
{
    public static IServiceCollection AddIntegrationAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<IntegrationOptions>(configuration, IntegrationOptions.Section)
        .AddSingleton<IImportFiles, DiskImportFiles>()
        .AddSingleton<ImportSignal>()
        .AddSingleton(Pace)
        .AddScoped<IEventConsumer, WakeWhenImportBegins>()
        .AddWorker<ImportWorker>(configuration);


    private static ImportPace Pace(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<IntegrationOptions>>().Value;
        return new ImportPace(options.ChunkSize, TimeSpan.FromSeconds(options.LeaseSeconds));
    }
}
