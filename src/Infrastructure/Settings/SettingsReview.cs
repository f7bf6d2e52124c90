using System.Reflection;
using Marketplace.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Settings;

/// <summary>Looks at every setting of ours before anything starts, and tells all mistakes at once.</summary>
public static partial class SettingsReview
{
    /// <exception cref="OptionsValidationException">Something is wrong: a sentence for each mistake, which names the setting.</exception>
    public static void ReviewSettings(this IServiceProvider services)
    {
        var faults = new List<string>();
        var unsafeSettings = new List<UnsafeSetting>();
        var configuration = services.GetRequiredService<IConfiguration>();
        List<SettingsSection> sections = [.. services.GetServices<SettingsSection>()];
        var names = sections.ConvertAll(section => section.Name);
        foreach (var section in sections)
        {
            List<string> unreadable = [.. SettingsShape.Faults(configuration.GetSection(section.Name), section.Type, names)];
            faults.AddRange(unreadable);
            if (unreadable.Count > 0 || section.Type.IsEnum) continue;

            var (options, wrong) = Read(services, section.Type);
            faults.AddRange(wrong);
            if (options is IGuardedSettings guarded) unsafeSettings.AddRange(guarded.Unsafe());
        }

        if (services.GetRequiredService<IHostEnvironment>().IsProduction()) faults.AddRange(Refused(services, unsafeSettings));
        if (faults.Count > 0) throw new OptionsValidationException("settings", typeof(SettingsReview), faults);
    }

    private static IEnumerable<string> Refused(IServiceProvider services, List<UnsafeSetting> found)
    {
        var accepted = Read(services, typeof(SafetyOptions)).Options is SafetyOptions safety ? safety.Accept : [];
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SettingsReview));
        foreach (var (name, why) in found)
        {
            if (accepted.Contains(name, StringComparer.OrdinalIgnoreCase)) Accepted(log, name, why);
            else yield return $"{name} {why}, which is refused in production; who wants it all the same names it in {SafetyOptions.Section}:{nameof(SafetyOptions.Accept)}.";
        }
    }

    private static (object? Options, IEnumerable<string> Faults) Read(IServiceProvider services, Type type)
    {
        try
        {
            var options = services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type));
            return (options.GetType().GetProperty(nameof(IOptions<>.Value))!.GetValue(options), []);
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is OptionsValidationException found)
        {
            return (null, found.Failures);
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is InvalidOperationException unreadable)
        {
            return (null, [unreadable.Message]);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "{Setting} {Why}; the operator accepts that.")]
    private static partial void Accepted(ILogger logger, string setting, string why);
}
