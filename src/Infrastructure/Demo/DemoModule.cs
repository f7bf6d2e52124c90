using Marketplace.Infrastructure.Settings;
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
        try
        {
            return await scope.ServiceProvider.GetRequiredService<DemoData>().LoadAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return []; // who stops the program meanwhile finds the rest made by the next start
        }
    }

    /// <summary>Asked before there are options; what cannot be read is told later, by the review of the settings.</summary>
    public static bool IsDemo(this IConfiguration configuration) => bool.TryParse(configuration[$"{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}"], out var enabled) && enabled;

    internal static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<DemoOptions>(configuration, DemoOptions.Section)
        .AddScoped<DemoGallery>()
        .AddScoped<DemoData>();
}
