namespace Marketplace.Domain.Common;

/// <summary>An exact measure as it was given: <c>1.250 kg</c>.</summary>
public sealed record Measure(decimal Value, string Unit)
{
    /// <summary>Of a mass. The pound is that of the international agreement of 1959, an ounce its sixteenth part.</summary>
    public decimal InKilograms => Unit switch
    {
        "kg" => Value,
        "g" => Value / 1000,
        "lb" => Value * 0.45359237m,
        "oz" => Value * 0.45359237m / 16,
        _ => throw new InvalidOperationException($"'{Unit}' is no unit of mass."),
    };
}
