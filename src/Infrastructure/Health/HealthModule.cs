using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Health;

internal static class HealthModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<HealthOptions>(configuration, HealthOptions.Section)
        .AddSingleton<IReadiness, Readiness>()
        .AddSingleton<IReadinessCheck, DatabaseReadiness>()
        .AddSingleton<IReadinessCheck>(provider => Folder(provider, "disk.data", provider.GetRequiredService<IOptions<PersistenceOptions>>().Value.Folder))
        .AddSingleton<IReadinessCheck>(provider => Folder(provider, "disk.media", provider.GetRequiredService<IOptions<MediaOptions>>().Value.Folder));

    private static FolderReadiness Folder(IServiceProvider provider, string name, string folder) => new(name, folder, provider.GetRequiredService<IOptions<HealthOptions>>().Value.MinFreeMegabytes);
}
