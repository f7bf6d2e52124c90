using Marketplace.Application.Identity;
using Marketplace.Application.Media;
using Marketplace.Application.Platform;
using Marketplace.Application.Search;
using Marketplace.Application.Sellers;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Housekeeping;

internal static class HousekeepingModule
{
    public static IServiceCollection AddHousekeeping(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<HousekeepingOptions>(configuration, HousekeepingOptions.Section)
        .AddSingleton<IValidateOptions<HousekeepingOptions>, Check>()
        .AddSingleton(new Housework("media.sweep", TimeSpan.FromHours(1), () => new SweepMedia()))
        .AddSingleton(new Housework("media.render", TimeSpan.FromMinutes(5), () => new RenderMissingRenditions()))
        .AddSingleton(new Housework("platform.forgetAnswers", TimeSpan.FromHours(1), () => new ForgetAnswersCommand()))
        .AddSingleton(new Housework("identity.keyUses", TimeSpan.FromSeconds(30), () => new WriteDownKeyUsesCommand()))
        .AddSingleton(new Housework("search.tidy", TimeSpan.FromMinutes(5), () => new TidySearchCommand()))
        .AddSingleton(new Housework("identity.tidy", TimeSpan.FromHours(1), () => new TidyIdentityCommand()))
        .AddSingleton(new Housework("sellers.expireKyc", TimeSpan.FromHours(1), () => new ExpireKycCommand()))
        .AddWorker<Housekeeper>(configuration);


    private sealed class Check(IEnumerable<Housework> works) : IValidateOptions<HousekeepingOptions>
    {
        public ValidateOptionsResult Validate(string? name, HousekeepingOptions options) =>
            options.Faults(works).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
