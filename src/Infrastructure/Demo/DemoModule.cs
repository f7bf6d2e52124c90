using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Demo;

public static class DemoModule
{
    /// <summary>Fills an empty database where the demo is switched on; returns the keys that it made, and none at later starts.</summary>
    public static async Task<IReadOnlyList<DemoKey>> LoadDemoAsync(this IServiceProvider services, CancellationToken ct)
    {
        if (!services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled) return [];
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoData>().LoadAsync(ct);
    }

    internal static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<DemoOptions>(configuration.GetSection(DemoOptions.Section))
        .AddScoped<DemoGallery>()
        .AddScoped<DemoData>();
}
