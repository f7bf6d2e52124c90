using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Logging.Console;

namespace Marketplace.WebApi.Operations.Logs;

internal static class LogModule
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<LogOptions>(builder.Configuration, LogOptions.Section);
        if (builder.Configuration.IsLoggedAsJson()) builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>().AddConsole(console => console.FormatterName = JsonLines.FormatterName);
    }

    /// <summary>Asked before there are options; what cannot be read is told later, by the review of the settings.</summary>
    public static bool IsLoggedAsJson(this IConfiguration configuration) => !(Enum.TryParse<LogFormat>(configuration[$"{LogOptions.Section}:{nameof(LogOptions.Format)}"], ignoreCase: true, out var format) && format is LogFormat.Text);
}
