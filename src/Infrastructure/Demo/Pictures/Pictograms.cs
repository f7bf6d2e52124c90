using static Marketplace.Infrastructure.Demo.Pictures.Shape;

namespace Marketplace.Infrastructure.Demo.Pictures;

internal enum Pictogram
{
    Pot, Bowl, Apron, Lamp, Cushion, Shirt, Dress, Bag, Hat, Jewel, Tea, Coffee, Spice, Jam, Soap, Bottle, Candle,
    Towel, Mask, Basket, Cookbook, Storybook, Notebook, Poster, Blocks, Die, Phone, Plug, Speaker,
}

/// <summary>The things of the demo shop, each of a few flat shapes on a sheet of 100 × 100.</summary>
internal static partial class Pictograms
{
    private static readonly Colour Paper = Colour.Of(0xFBF7EE);
    private static readonly Colour Wood = Colour.Of(0xB98B5E);
    private static readonly Colour Metal = Colour.Of(0xC9CDD2);
    private static readonly Colour Leaf = Colour.Of(0x5E9454);

    public static Brush Draw(Pictogram pictogram, Brush brush) => pictogram switch
    {
        Pictogram.Pot => Pot(brush),
        Pictogram.Bowl => Bowl(brush),
        Pictogram.Apron => Apron(brush),
        Pictogram.Lamp => Lamp(brush),
        Pictogram.Cushion => Cushion(brush),
        Pictogram.Shirt => Shirt(brush),
        Pictogram.Dress => Dress(brush),
        Pictogram.Bag => Bag(brush),
        Pictogram.Hat => Hat(brush),
        Pictogram.Jewel => Jewel(brush),
        Pictogram.Tea => Tea(brush),
        Pictogram.Coffee => Coffee(brush),
        Pictogram.Spice => Spice(brush),
        Pictogram.Jam => Jam(brush),
        Pictogram.Soap => Soap(brush),
        Pictogram.Bottle => Bottle(brush),
        Pictogram.Candle => Candle(brush),
        Pictogram.Towel => Towel(brush),
        Pictogram.Mask => Mask(brush),
        Pictogram.Basket => Basket(brush),
        Pictogram.Cookbook or Pictogram.Storybook => Book(brush, pictogram),
        Pictogram.Notebook => Notebook(brush),
        Pictogram.Poster => Poster(brush),
        Pictogram.Blocks => Blocks(brush),
        Pictogram.Die => Die(brush),
        Pictogram.Phone => Phone(brush),
        Pictogram.Plug => Plug(brush),
        _ => Speaker(brush),
    };

    private static Brush Pot(Brush b) => b
        .Fill(Box(12, 46, 16, 7, 3.5), b.Dark).Fill(Box(72, 46, 16, 7, 3.5), b.Dark)
        .Fill(Box(22, 40, 56, 42, 9)).Fill(Box(22, 40, 14, 42, 9), b.Light, 0.45)
        .Fill(Box(18, 36, 64, 7, 3.5), b.Dark).Fill(Segment(50, 36, 28, 12, 180, 360), b.Main.Lighter(0.15)).Fill(Circle(50, 22, 4.5), b.Dark);

    private static Brush Bowl(Brush b) => b
        .Fill(Box(38, 76, 24, 7, 2), b.Dark).Fill(Segment(50, 46, 36, 33, 0, 180)).Fill(Segment(50, 46, 36, 33, 105, 180), b.Light, 0.4)
        .Fill(Ellipse(50, 46, 36, 7), b.Light).Fill(Ellipse(50, 46.5, 31, 5), b.Dark)
        .Fill(Line(24, 58, 76, 58, 2), b.Second.Lighter(0.4)).Fill(Circle(41, 42, 7), b.Second).Fill(Circle(54, 40, 8), b.Second.Lighter(0.2)).Fill(Circle(64, 43, 5), b.Second.Darker(0.1));

    private static Brush Apron(Brush b) => b
        .Fill(Ring(50, 26, 12, 2.5), b.Dark).Fill(Line(28, 50, 14, 58, 2.5), b.Dark).Fill(Line(72, 50, 86, 58, 2.5), b.Dark)
        .Fill(Curved(new(38, 24), new(62, 24), new(64, 40), new(76, 50), new(75, 84), new(25, 84), new(24, 50), new(36, 40)))
        .Fill(Box(36, 58, 28, 16, 3), b.Light).Fill(Box(36, 58, 28, 3.5, 1.5), b.Dark).Fill(Line(50, 62, 50, 73, 1), b.Dark, 0.6);

    private static Brush Lamp(Brush b) => b
        .Fill(Ellipse(50, 60, 34, 26), Colour.Of(0xFFF1C9), 0.55).Fill(Box(47.5, 52, 5, 26), Wood).Fill(Box(34, 76, 32, 7, 3), Wood.Darker(0.2))
        .Fill(Polygon(new Spot(37, 20), new(63, 20), new(78, 54), new(22, 54))).Fill(Polygon(new Spot(37, 20), new(45, 20), new(38, 54), new(22, 54)), b.Light, 0.5)
        .Fill(Line(23, 53, 77, 53, 3), b.Dark).Fill(Line(37, 21, 63, 21, 2.5), b.Dark);

    private static Brush Cushion(Brush b) => b
        .Fill(Curved(new(14, 18), new(50, 25), new(86, 18), new(79, 51), new(86, 84), new(50, 77), new(14, 84), new(21, 51)))
        .Fill(Box(27, 40, 46, 4, 2), b.Second.Lighter(0.35)).Fill(Box(27, 49, 46, 6, 3), b.Second).Fill(Box(27, 60, 46, 4, 2), b.Second.Lighter(0.35))
        .Fill(Circle(50, 52, 3), b.Dark);

    private static Brush Shirt(Brush b) => b
        .Fill(Polygon(new Spot(36, 20), new(64, 20), new(90, 36), new(81, 52), new(71, 46), new(71, 84), new(29, 84), new(29, 46), new(19, 52), new(10, 36)))
        .Fill(Segment(50, 20, 11, 10, 0, 180), b.Dark).Fill(Box(29, 80, 42, 4), b.Dark, 0.35)
        .Fill(Circle(50, 52, 11), b.Second.Lighter(0.3)).Fill(Polygon(new Spot(41, 58), new(48, 46), new(52, 52), new(55, 48), new(60, 58)), b.Second.Darker(0.15));

    private static Brush Dress(Brush b) => b
        .Fill(Line(41, 16, 42, 30, 2.5), b.Dark).Fill(Line(59, 16, 58, 30, 2.5), b.Dark)
        .Fill(Polygon(new Spot(38, 26), new(50, 31), new(62, 26), new(63, 46), new(80, 82), new(20, 82), new(37, 46)))
        .Fill(Polygon(new Spot(24.5, 73), new(75.5, 73), new(77.8, 77.5), new(22.2, 77.5)), b.Second).Fill(Box(36.5, 44, 27, 5, 2), b.Second)
        .Fill(Circle(43, 58, 2.6), b.Light).Fill(Circle(55, 62, 2.6), b.Light).Fill(Circle(37, 67, 2.6), b.Light).Fill(Circle(63, 54, 2), b.Light);

    private static Brush Bag(Brush b) => b
        .Fill(Ring(50, 38, 19, 3.6), b.Dark).Fill(Polygon(new Spot(22, 38), new(78, 38), new(84, 84), new(16, 84)))
        .Fill(Polygon(new Spot(19.6, 56), new(80.4, 56), new(82, 68), new(18, 68)), b.Second).Fill(Polygon(new Spot(22, 38), new(30, 38), new(27, 84), new(16, 84)), b.Light, 0.35)
        .Fill(Circle(34, 44, 2), b.Dark).Fill(Circle(66, 44, 2), b.Dark);

    private static Brush Hat(Brush b) => b
        .Fill(Ellipse(50, 67, 42, 13), Wood.Lighter(0.35)).Fill(Ellipse(50, 64, 40, 11), Wood.Lighter(0.5))
        .Fill(Curved(new(27, 66), new(29, 26), new(46, 26), new(54, 28), new(71, 26), new(73, 66), new(50, 74)), Wood.Lighter(0.5))
        .Fill(Curved(new(28, 66), new(28, 52), new(50, 57), new(72, 52), new(72, 66), new(50, 73)), b.Main);

    private static Brush Jewel(Brush b) => b
        .Fill(Ring(50, 60, 24, 5), Colour.Of(0xD9B45B)).Fill(Ring(50, 60, 22.5, 1.2), Colour.Of(0xF6E2AE))
        .Fill(Polygon(new Spot(38, 20), new(62, 20), new(70, 29), new(50, 47), new(30, 29))).Fill(Polygon(new Spot(38, 20), new(44, 29), new(30, 29)), b.Light)
        .Fill(Polygon(new Spot(44, 29), new(56, 29), new(50, 47)), b.Light, 0.7).Fill(Polygon(new Spot(62, 20), new(70, 29), new(56, 29)), b.Dark);
}
