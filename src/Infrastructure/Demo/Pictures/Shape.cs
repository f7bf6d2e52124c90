using System.Runtime.InteropServices;

namespace Marketplace.Infrastructure.Demo.Pictures;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(double X, double Y);

/// <summary>
/// A flat figure of one or more closed outlines on a sheet of 100 × 100; where outlines overlap an even number of times there is a hole.
/// </summary>
internal sealed record Shape(params IReadOnlyList<IReadOnlyList<Spot>> Outlines)
{
    private const int RoundSteps = 72;
    private const int CurveSteps = 16;

    public static Shape Circle(double x, double y, double radius) => Ellipse(x, y, radius, radius);

    public static Shape Ellipse(double x, double y, double across, double down) => new([Arc(x, y, across, down, 0, 360)]);

    /// <summary>The part of an ellipse between two angles, closed by a straight line; 0 points right, 90 down.</summary>
    public static Shape Segment(double x, double y, double across, double down, double from, double to) => new([Arc(x, y, across, down, from, to)]);

    public static Shape Ring(double x, double y, double radius, double width) => Circle(x, y, radius).With(Circle(x, y, radius - width));

    public static Shape Polygon(params IReadOnlyList<Spot> spots) => new([spots]);

    public static Shape Box(double x, double y, double width, double height, double radius = 0)
    {
        var (r, right, bottom) = (Math.Min(radius, Math.Min(width, height) / 2), x + width, y + height);
        if (r <= 0) return Polygon(new Spot(x, y), new(right, y), new(right, bottom), new(x, bottom));
        return new([[.. Arc(right - r, y + r, r, r, 270, 360), .. Arc(right - r, bottom - r, r, r, 0, 90), .. Arc(x + r, bottom - r, r, r, 90, 180), .. Arc(x + r, y + r, r, r, 180, 270)]]);
    }

    /// <summary>A straight stroke with round ends.</summary>
    public static Shape Line(double x1, double y1, double x2, double y2, double width)
    {
        var (angle, r) = (Math.Atan2(y2 - y1, x2 - x1) * 180 / Math.PI, width / 2);
        return new([[.. Arc(x2, y2, r, r, angle - 90, angle + 90), .. Arc(x1, y1, r, r, angle + 90, angle + 270)]]);
    }

    /// <summary>An outline through smooth corners: every spot but the first is reached by a curve that leans to the spot before it.</summary>
    public static Shape Curved(params IReadOnlyList<Spot> spots)
    {
        var outline = new List<Spot>(spots.Count * CurveSteps);
        for (var i = 0; i < spots.Count; i++)
        {
            var (before, corner, after) = (Middle(spots[(i + spots.Count - 1) % spots.Count], spots[i]), spots[i], Middle(spots[i], spots[(i + 1) % spots.Count]));
            for (var step = 0; step < CurveSteps; step++)
            {
                var (t, u) = ((double)step / CurveSteps, 1 - ((double)step / CurveSteps));
                outline.Add(new((u * u * before.X) + (2 * u * t * corner.X) + (t * t * after.X), (u * u * before.Y) + (2 * u * t * corner.Y) + (t * t * after.Y)));
            }
        }

        return new([outline]);
    }

    /// <summary>Both outlines together: the second one cuts a hole where it lies on the first.</summary>
    public Shape With(Shape other) => new([.. Outlines, .. other.Outlines]);

    public Shape Turned(double degrees, double x = 50, double y = 50)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return Map(spot => new(x + ((spot.X - x) * cos) - ((spot.Y - y) * sin), y + ((spot.X - x) * sin) + ((spot.Y - y) * cos)));
    }

    public Shape Map(Func<Spot, Spot> change) => new([.. Outlines.Select(outline => outline.Select(change).ToArray())]);

    private static Spot Middle(Spot one, Spot other) => new((one.X + other.X) / 2, (one.Y + other.Y) / 2);

    private static Spot[] Arc(double x, double y, double across, double down, double from, double to)
    {
        var steps = Math.Max(4, (int)(RoundSteps * Math.Abs(to - from) / 360));
        return [.. Enumerable.Range(0, steps + 1).Select(step => Math.SinCos((from + ((to - from) * step / steps)) * Math.PI / 180)).Select(turn => new Spot(x + (across * turn.Cos), y + (down * turn.Sin)))];
    }
}
