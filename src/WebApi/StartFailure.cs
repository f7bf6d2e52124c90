using System.Reflection;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi;

/// <summary>What an operator can put right is told in a line each, without the inside of the program.</summary>
internal static class StartFailure
{
    /// <summary>The code of <c>sysexits.h</c> for a mistake in the configuration.</summary>
    private const int Misconfigured = 78;

    /// <summary>Whether it is such a failure. Who starts the program from inside of another one gets it as it is.</summary>
    public static bool IsForOperator(Exception failure) =>
        Assembly.GetEntryAssembly() == typeof(StartFailure).Assembly && (failure is OptionsValidationException or WrongDatabaseException || DatabaseFailures.IsUnreachable(failure));

    /// <returns>What the program ends with.</returns>
    public static async Task<int> TellAsync(Exception failure, TextWriter output)
    {
        if (failure is OptionsValidationException settings)
        {
            await output.WriteLineAsync("The settings are wrong, and nothing was started:");
            foreach (var fault in settings.Failures.Distinct(StringComparer.Ordinal)) await output.WriteLineAsync($"  {fault.ReplaceLineEndings(" ")}");
            return Misconfigured;
        }

        await output.WriteLineAsync(failure is WrongDatabaseException ? failure.Message : $"The database cannot be reached: {failure.GetBaseException().Message.ReplaceLineEndings(" ")}");
        return 1;
    }
}
