using Marketplace.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Protection;

internal static class ProtectionAdapters
{
    public static IServiceCollection AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProtectionOptions>().Bind(configuration.GetSection(ProtectionOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ProtectionOptions>, Check>().AddSingleton<IFieldProtector, AesFieldProtector>();
    }

    private sealed class Check : IValidateOptions<ProtectionOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProtectionOptions options) => options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
