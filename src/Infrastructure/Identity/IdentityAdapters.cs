using Marketplace.Application.Identity;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Identity;

internal static class IdentityAdapters
{
    public static IServiceCollection AddIdentityAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<IdentityOptions>(configuration, IdentityOptions.Section).AddSettings<ExternalOptions>(configuration, ExternalOptions.Section);
        services.AddHttpClient(OpenIdProviders.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        return services
            .AddSingleton<IExternalProviders, OpenIdProviders>()
            .AddSingleton<IAccessTokens, AccessTokens>()
            .AddSingleton<IPasswordHasher, BcryptPasswordHasher>()
            .AddSingleton<ISecretDigest, SecretDigest>()
            .AddSingleton<ISignatures, Signatures>()
            .AddSingleton(provider => new SecondFactorPolicy(provider.GetRequiredService<IOptions<IdentityOptions>>().Value.RequireSecondFactorOfAdmins));
    }
}
