using System.Globalization;
using Marketplace.Bench.Plots;

namespace Marketplace.Bench.Load;

/// <summary>How the figures of each scenario change with the number of products: a table and two drawings.</summary>
internal static class Growth
{
    public static void Tell(IReadOnlyList<(int Products, Result Result)> results, Options options, Report report)
    {
        var scenarios = results.GroupBy(one => one.Result.Scenario.Name, StringComparer.Ordinal).ToList();
        report.Say($"## Growth, {options.Variant}");
        report.Head(["Scenario", .. options.Products.SelectMany(products => new[] { $"ours req/s at {Text(products)}", "p50 ms", "raw req/s", "ratio" }), $"ours at {Text(options.Products[^1])} of {Text(options.Products[0])}"]);
        foreach (var scenario in scenarios)
        {
            report.Row([
                scenario.Key,
                .. scenario.SelectMany(one => new[] { Result.Text(one.Result.Rate(Side.Ours), "N0"), Result.Text(one.Result.Percentile(Side.Ours, 0.5), "F1"), Result.Text(one.Result.Rate(Side.Baseline), "N0"), Result.Text(one.Result.Ratio, "F2") }),
                Result.Text(scenario.Last().Result.Rate(Side.Ours) / scenario.First().Result.Rate(Side.Ours), "F2"),
            ]);
        }

        Draw("rate", "req/s", (result, side) => result.Rate(side));
        Draw("p50", "ms (p50)", (result, side) => result.Percentile(side, 0.5));

        void Draw(string name, string unit, Func<Result, Side, double> figure)
        {
            var svg = new Svg();
            var across = Axis.Logarithmic(options.Products.Select(products => (double)products), "products");
            foreach (var scenario in scenarios)
            {
                var curves = new[] { (Side.Ours, "ours", 0), (Side.Baseline, "raw", 1), (Side.Cached, "ours, answers kept", 2) }
                    .Where(curve => scenario.First().Result.Rounds.ContainsKey(curve.Item1))
                    .Select(curve => new Curve(curve.Item2, [.. scenario.Select(one => ((double)one.Products, figure(one.Result, curve.Item1)))], curve.Item3))
                    .ToList();
                svg.Add(scenario.Key, across, Axis.Logarithmic(curves.SelectMany(curve => curve.Points).Select(point => point.Y), unit), curves);
            }

            report.Draw($"growth-{options.Variant}-{name}.svg", $"{unit} by number of products, {options.Variant}", svg, options.Plots);
        }
    }

    private static string Text(int products) => products.ToString("N0", CultureInfo.InvariantCulture);
}
