using Marketplace.Application.Sellers;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Sellers;

internal static class SellersModule
{
    public static IServiceCollection AddSellersAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        return services.AddSettings<SellersOptions>(configuration, SellersOptions.Section).AddSingleton(provider => provider.GetRequiredService<IOptions<SellersOptions>>().Value);
    }
}
