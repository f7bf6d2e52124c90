namespace Marketplace.Infrastructure.Demo.Pictures;

/// <summary>Draws the product pictures of the demo: a soft ground in the colours of the department and a pictogram, a little different for every product.</summary>
internal static class DemoPictures
{
    public const int Side = 800;

    private static readonly Colour[] Paints =
    [
        Colour.Of(0xE07A5F), Colour.Of(0x3D8B8B), Colour.Of(0xE9B44C), Colour.Of(0x5B7DB1), Colour.Of(0x9C6B98),
        Colour.Of(0x6A9F5B), Colour.Of(0xC8553D), Colour.Of(0x2A6F97), Colour.Of(0xD98C9F), Colour.Of(0x8A6D5A),
    ];

    /// <summary>What fruit and spices look like; nobody eats blue jam.</summary>
    private static readonly Colour[] Warm = [Colour.Of(0xE07A5F), Colour.Of(0xE9B44C), Colour.Of(0xC8553D), Colour.Of(0xB5838D), Colour.Of(0x9A5B3F)];

    /// <param name="ground">The colour of the department, 0xRRGGBB.</param>
    /// <param name="view">0 is the main picture; others show the same thing from nearer and in another light.</param>
    public static byte[] Draw(Pictogram pictogram, int ground, Dice dice, int view)
    {
        var (paint, canvas) = (dice.Pick(pictogram is Pictogram.Jam or Pictogram.Spice ? Warm : Paints), new Canvas(Side));
        var back = Colour.Of(ground);
        var (large, tilt) = (dice.Between(0.94, 1.08) * (view == 0 ? 1 : 1.35), dice.Between(-5, 5) + (view == 0 ? 0 : 12));
        var mirrored = dice.Falls(50);

        canvas.Gradient(back.Lighter(view == 0 ? 0.72 : 0.5), back.Lighter(view == 0 ? 0.34 : 0.15));
        canvas.Fill(Shape.Circle(dice.Between(20, 80), dice.Between(16, 40), dice.Between(24, 36)), Colour.White, 0.22);
        canvas.Fill(Shape.Circle(dice.Between(0, 100), dice.Between(80, 104), dice.Between(14, 26)), back, 0.18);
        canvas.Fill(Shape.Ellipse(50, 84, 31 * large, 4.2), back.Darker(0.45), 0.22);

        var (sin, cos) = Math.SinCos(tilt * Math.PI / 180);
        canvas.Placement = spot =>
        {
            var (x, y) = ((spot.X - 50) * large * (mirrored ? -1 : 1), (spot.Y - 52) * large);
            return new(50 + (x * cos) - (y * sin), 52 + (x * sin) + (y * cos));
        };
        Pictograms.Draw(pictogram, new Brush(canvas, paint, dice.Pick(Paints.Where(other => other != paint).ToList())));
        return canvas.ToPng();
    }
}

/// <summary>What a pictogram is painted with: the colour of the thing and one that goes with it.</summary>
internal sealed record Brush(Canvas Canvas, Colour Main, Colour Second)
{
    public Colour Dark => Main.Darker(0.35);

    public Colour Light => Main.Lighter(0.45);

    public Brush Fill(Shape shape, Colour? colour = null, double opacity = 1)
    {
        Canvas.Fill(shape, colour ?? Main, opacity);
        return this;
    }
}
