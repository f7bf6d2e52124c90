namespace Marketplace.Application.Sellers;

/// <summary>A circle on the earth; what lies in it is near.</summary>
/// <param name="Latitude">Of the middle, in degrees north.</param>
/// <param name="Longitude">Of the middle, in degrees east.</param>
/// <param name="Kilometres">The radius.</param>
public sealed record Near(double Latitude, double Longitude, double Kilometres)
{
    /// <summary>The filter of shops that takes one.</summary>
    public const string Filter = "near";

    /// <summary>A sixth of the way around the earth: farther than a shop can be near, and about where flat reckoning ends.</summary>
    public const double LongestKilometres = 6_000;

    public const double SquareMetresPerSquareDegree = MetresPerDegree * MetresPerDegree;

    /// <summary>On a sphere of the earth's mean radius, 6371 km.</summary>
    private const double MetresPerDegree = 111_194.93;

    /// <summary>
    /// How much shorter a degree of longitude is here than one of latitude. Taken for the whole circle, so that the database reckons without
    /// trigonometry; within 100 km and away from the poles that is wrong by less than one part in a hundred.
    /// </summary>
    public double Shrink => Math.Cos(double.DegreesToRadians(Latitude));

    public double SquareMetres => Kilometres * Kilometres * 1_000_000;
}
