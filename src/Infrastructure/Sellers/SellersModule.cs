using Marketplace.Application.Sellers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Sellers;

internal static class SellersModule
{
    public static IServiceCollection AddSellersAdapters(this IServiceCollection services)
    {
        services.AddOptions<SellersOptions>().BindConfiguration(SellersOptions.Section).ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<SellersOptions>>().Value);
    }
}
