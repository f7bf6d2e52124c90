using Marketplace.Application.Common;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Protection;

internal static class ProtectionAdapters
{
    public static IServiceCollection AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        return services.AddSettings<ProtectionOptions>(configuration, ProtectionOptions.Section).AddSingleton<IFieldProtector, AesFieldProtector>();
    }
}
