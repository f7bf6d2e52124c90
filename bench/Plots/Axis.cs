using System.Globalization;

namespace Marketplace.Bench.Plots;

/// <summary>From where to where it goes, by powers of ten or evenly.</summary>
internal sealed record Axis(double From, double To, string Unit, bool IsLogarithmic)
{
    /// <summary>Whole powers of ten around all values.</summary>
    public static Axis Logarithmic(IEnumerable<double> values, string unit)
    {
        double[] all = [.. values.Where(value => double.IsFinite(value) && value > 0).DefaultIfEmpty(1)];
        var (from, to) = (Math.Floor(Math.Log10(all.Min()) + 1e-9), Math.Ceiling(Math.Log10(all.Max()) - 1e-9));
        return new Axis(Math.Pow(10, from), Math.Pow(10, to > from ? to : from + 1), unit, IsLogarithmic: true);
    }

    /// <summary>From nothing to a little more than the greatest.</summary>
    public static Axis Linear(IEnumerable<double> values, string unit)
    {
        var most = values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var step = Step(most);
        return new Axis(0, Math.Max(1, Math.Ceiling(most / step)) * step, unit, IsLogarithmic: false);
    }

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end.</summary>
    public double Place(double value) => IsLogarithmic
        ? (Math.Log10(Math.Max(value, From)) - Math.Log10(From)) / (Math.Log10(To) - Math.Log10(From))
        : (value - From) / (To - From);

    public IEnumerable<(double Value, string Text)> Ticks()
    {
        if (IsLogarithmic)
        {
            for (var value = From; value <= To * 1.0001; value *= 10) yield return (value, Short(value));
        }
        else
        {
            for (var value = From; value <= To * 1.0001; value += Step(To)) yield return (value, Short(value));
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, so that there are about five.</summary>
    private static double Step(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 1e-9) / 4)));
        return (most / 4 / power) switch { < 2 => power, < 5 => 2 * power, _ => 5 * power };
    }

    private static string Short(double value) => value switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1_000 => (value / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
