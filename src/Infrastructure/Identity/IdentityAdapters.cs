using Marketplace.Application.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Identity;

internal static class IdentityAdapters
{
    public static IServiceCollection AddIdentityAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdentityOptions>().Bind(configuration.GetSection(IdentityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ExternalOptions>().Bind(configuration.GetSection(ExternalOptions.Section))
            .Validate(options => !options.Faults().Any(), $"{ExternalOptions.Section}: a provider has ClientId, ClientSecret and an https Authority, and RedirectUris are absolute.").ValidateOnStart();
        services.AddHttpClient(OpenIdProviders.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        return services
            .AddSingleton<IExternalProviders, OpenIdProviders>()
            .AddSingleton<IValidateOptions<IdentityOptions>, IdentityOptionsCheck>()
            .AddSingleton<IAccessTokens, AccessTokens>()
            .AddSingleton<IPasswordHasher, BcryptPasswordHasher>()
            .AddSingleton<ISecretDigest, SecretDigest>()
            .AddSingleton(provider => new SecondFactorPolicy(provider.GetRequiredService<IOptions<IdentityOptions>>().Value.RequireSecondFactorOfAdmins));
    }

    private sealed class IdentityOptionsCheck : IValidateOptions<IdentityOptions>
    {
        public ValidateOptionsResult Validate(string? name, IdentityOptions options) =>
            options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
