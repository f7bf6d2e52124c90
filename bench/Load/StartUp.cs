using System.Globalization;

namespace Marketplace.Bench.Load;

/// <summary>How long the built server takes from its start to its first 200, on the generated catalogue.</summary>
internal static class StartUp
{
    private const int Starts = 5;
    private const double MostSeconds = 3;

    /// <returns>The line that stands beside the table.</returns>
    public static async Task<string> MeasureAsync(Func<Task<ServerProcess>> start)
    {
        var seconds = new double[Starts];
        for (var i = 0; i < Starts; i++)
        {
            await using var server = await start();
            seconds[i] = server.StartUp.TotalSeconds;
        }

        Array.Sort(seconds);
        var median = seconds[Starts / 2];
        return string.Create(CultureInfo.InvariantCulture, $"Start to first 200: {median:F2} s, the median of {Starts} starts ({seconds[0]:F2} to {seconds[^1]:F2}); at most {MostSeconds:F0} s: {(median <= MostSeconds ? "held" : "missed")}");
    }
}
