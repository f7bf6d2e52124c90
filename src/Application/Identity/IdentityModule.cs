using Marketplace.Application.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Identity;

internal static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<AccessKeys>()
        .AddScoped<IGuestAccess, GuestAccessIssuer>();
}
