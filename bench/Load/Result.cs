using System.Globalization;

namespace Marketplace.Bench.Load;

/// <summary>The measured rounds of a scenario; every figure is the median over them.</summary>
/// <param name="Constant">The bare web server with as many constant bytes (L1).</param>
internal sealed record Result(Scenario Scenario, IReadOnlyList<Round> Ours, IReadOnlyList<Round> Baseline, Round? Constant)
{
    public static readonly string[] Header = ["Scenario", "ours req/s", "p50 ms", "p99 ms", "raw req/s", "p50 ms", "p99 ms", "ratio", "must", "bytes ours / raw", "L1 req/s", "errors ours / raw"];

    /// <summary>Neighbours in time are compared with each other.</summary>
    public double Ratio => Median(Ours.Zip(Baseline, (ours, raw) => ours.PerSecond / raw.PerSecond));

    public string[] Cells() =>
    [
        Scenario.Name,
        Text(Median(Ours.Select(round => round.PerSecond)), "N0"), Text(Percentile(Ours, 0.5), "F1"), Text(Percentile(Ours, 0.99), "F1"),
        Text(Median(Baseline.Select(round => round.PerSecond)), "N0"), Text(Percentile(Baseline, 0.5), "F1"), Text(Percentile(Baseline, 0.99), "F1"),
        Text(Ratio, "F2"), Scenario.Target is { } target ? Text(target, "F2") + (Ratio >= target ? " met" : " missed") : "–",
        string.Create(CultureInfo.InvariantCulture, $"{Ours[^1].Bytes} / {Baseline[^1].Bytes}"),
        Constant is null ? "–" : Text(Constant.PerSecond, "N0"),
        string.Create(CultureInfo.InvariantCulture, $"{Ours.Sum(round => round.Errors)} / {Baseline.Sum(round => round.Errors)}"),
    ];

    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static double Percentile(IReadOnlyList<Round> rounds, double share) =>
        Median(rounds.Where(round => round.Milliseconds.Length > 0).Select(round => round.Milliseconds[(int)(share * (round.Milliseconds.Length - 1))]));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
