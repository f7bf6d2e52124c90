using Marketplace.Infrastructure.Platform;

namespace Marketplace.WebApi;

/// <summary><c>verify</c>: whether everything that is stored agrees with everything else. Reads only, and serves nobody.</summary>
internal static class VerifyCommand
{
    public const string Name = "verify";

    /// <summary>Writes every violation on a line of its own, or one line where there is none.</summary>
    /// <returns>0 where all is well, 1 where something is not, 2 where there is no database of this version.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        if (await services.VerifyAsync(ct) is not { } violations)
        {
            await output.WriteLineAsync("There is no database of this version to verify; the program makes one, or brings it up to date, when it starts.");
            return 2;
        }

        foreach (var violation in violations) await output.WriteLineAsync(violation.ToString());
        if (violations.Count == 0) await output.WriteLineAsync("The books agree: no violations.");
        return violations.Count == 0 ? 0 : 1;
    }
}
