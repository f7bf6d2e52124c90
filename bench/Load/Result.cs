using System.Globalization;

namespace Marketplace.Bench.Load;

/// <summary>The measured rounds of a scenario; every figure is the median over them.</summary>
internal sealed record Result(Scenario Scenario, IReadOnlyDictionary<Side, IReadOnlyList<Round>> Rounds)
{
    public static readonly string[] Header = ["Scenario", "ours req/s", "p50 ms", "p99 ms", "raw req/s", "p50 ms", "p99 ms", "ratio", "must", "bytes ours / raw", "L1 req/s", "errors ours / raw"];

    public static readonly string[] CachedHeader = ["Answers that are kept", "ours req/s", "p50 ms", "p99 ms", "L1 req/s", "of L1", "must", "errors"];

    public double Ratio => Relation(Side.Ours, Side.Baseline);

    public string[] Cells() =>
    [
        Scenario.Name, .. Figures(Side.Ours), .. Figures(Side.Baseline),
        .. Judged(Ratio, Scenario.Target),
        string.Create(CultureInfo.InvariantCulture, $"{Rounds[Side.Ours][^1].Bytes} / {Rounds[Side.Baseline][^1].Bytes}"),
        Scenario.Writes ? "–" : Text(Rate(Side.Constant), "N0"),
        string.Create(CultureInfo.InvariantCulture, $"{Errors(Side.Ours)} / {Errors(Side.Baseline)}"),
    ];

    public string[] CachedCells() =>
    [
        Scenario.Name, .. Figures(Side.Cached), Text(Rate(Side.Constant), "N0"), .. Judged(Relation(Side.Cached, Side.Constant), Scenario.CachedTarget), Text(Errors(Side.Cached), "F0"),
    ];

    public double Rate(Side side) => Median(Rounds[side].Select(round => round.PerSecond));

    /// <summary>In milliseconds.</summary>
    public double Percentile(Side side, double share) =>
        Median(Rounds[side].Where(round => round.Milliseconds.Length > 0).Select(round => round.Milliseconds[(int)(share * (round.Milliseconds.Length - 1))]));

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private int Errors(Side side) => Rounds[side].Sum(round => round.Errors);

    private string[] Figures(Side side) => [Text(Rate(side), "N0"), Text(Percentile(side, 0.5), "F1"), Text(Percentile(side, 0.99), "F1")];

    private static string[] Judged(double ratio, double? target) => [Text(ratio, "F2"), target is { } least ? Text(least, "F2") + (ratio >= least ? " met" : " missed") : "–"];

    /// <summary>Neighbours in time are compared with each other.</summary>
    private double Relation(Side side, Side other) => Median(Rounds[side].Zip(Rounds[other], (one, another) => one.PerSecond / another.PerSecond));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
