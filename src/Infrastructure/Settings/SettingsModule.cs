using Marketplace.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Settings;

public static class SettingsModule
{
    /// <summary>Reads a section into options, and has it reviewed at the start: see <see cref="SettingsReview"/>.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section));
        return services.AddSingleton(new SettingsSection(section, typeof(TOptions))).AddSingleton<IValidateOptions<TOptions>, Check<TOptions>>();
    }

    private sealed class Check<TOptions> : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            options is ICheckedSettings settings && settings.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
