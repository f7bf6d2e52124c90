using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Identity;

internal static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<KeyUses>()
        .AddScoped<Credentials>()
        .AddScoped<SessionOpener>()
        .AddScoped<SignInGuard>()
        .AddScoped<CodeDesk>()
        .AddScoped<RoleGrants>()
        .AddScoped<SecondFactor>()
        .AddScoped<ExternalProof>()
        .AddScoped<ExternalSignIn>()
        .AddSingleton<IMailedWords, MailedWords>()
        .AddScoped<IPeople, PeopleDirectory>()
        .AddScoped<IPersonalData, AccountData>()
        .AddScoped<IGuestAccess, GuestAccessIssuer>()
        .AddScoped<IFeedSubjects, UsersInFeed>();
}
