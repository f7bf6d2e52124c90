using static Marketplace.Infrastructure.Demo.Pictures.Shape;

namespace Marketplace.Infrastructure.Demo.Pictures;

/// <summary>Food, bath, beach, paper, toys and electronics.</summary>
internal static partial class Pictograms
{
    private static Brush Tea(Brush b) => Steam(b)
        .Fill(Ring(73, 54, 12, 4.5), b.Dark).Fill(Ellipse(50, 81, 38, 4.5), b.Light).Fill(Curved(new(20, 40), new(80, 40), new(76, 66), new(62, 80), new(38, 80), new(24, 66)))
        .Fill(Ellipse(50, 44, 26, 5), Colour.Of(0xA8642E)).Fill(Curved(new(40, 66), new(44, 54), new(60, 52), new(58, 66), new(48, 72)), Leaf).Fill(Line(42, 69, 55, 57, 1.2), Leaf.Darker(0.3));

    private static Brush Coffee(Brush b) => b
        .Fill(Polygon(new Spot(28, 24), new(72, 24), new(76, 84), new(24, 84))).Fill(Polygon(new Spot(28, 24), new(37, 24), new(35, 84), new(24, 84)), b.Light, 0.35)
        .Fill(Box(27, 18, 46, 9, 2), b.Dark).Fill(Box(33, 42, 34, 30, 4), Paper)
        .Fill(Ellipse(50, 57, 8, 11).Turned(24, 50, 57), Colour.Of(0x6B4327)).Fill(Line(47.5, 49, 52.5, 65, 1.6), Paper);

    private static Brush Spice(Brush b) => b
        .Fill(Box(28, 30, 44, 54, 7), Colour.White, 0.55).Fill(Box(31, 48, 38, 33, 5)).Fill(Ellipse(50, 48, 19, 3.5), b.Light)
        .Fill(Box(26, 18, 48, 14, 3), Wood).Fill(Box(26, 27, 48, 4), Wood.Darker(0.25)).Fill(Box(36, 56, 28, 18, 3), Paper).Fill(Line(41, 62, 59, 62, 1.6), b.Dark).Fill(Line(44, 68, 56, 68, 1.6), b.Dark);

    private static Brush Jam(Brush b) => b
        .Fill(Box(22, 34, 56, 50, 12)).Fill(Box(27, 40, 7, 36, 3.5), Colour.White, 0.4).Fill(Box(36, 48, 32, 22, 4), Paper).Fill(Circle(49, 59, 5.5), b.Second).Fill(Circle(56, 60, 5.5), b.Second.Darker(0.15))
        .Fill(Line(52, 54, 56, 50, 1.4), Leaf).Fill(Polygon(new Spot(24, 18), new(76, 18), new(82, 36), new(18, 36)), b.Second.Lighter(0.25)).Fill(Box(26, 27, 48, 3, 1.5), b.Second.Darker(0.2));

    private static Brush Soap(Brush b) => b
        .Fill(Box(17, 46, 66, 36, 10), b.Dark).Fill(Box(17, 40, 66, 36, 12)).Fill(Box(27, 48, 46, 20, 8), b.Light, 0.6)
        .Fill(Curved(new(42, 64), new(44, 50), new(60, 50), new(58, 66)), Leaf, 0.85).Fill(Circle(33, 27, 6), Colour.White, 0.6).Fill(Circle(47, 22, 4), Colour.White, 0.5).Fill(Circle(60, 29, 7.5), Colour.White, 0.6);

    private static Brush Bottle(Brush b) => b
        .Fill(Box(45, 12, 10, 12, 2), b.Dark).Fill(Box(42, 22, 16, 12, 2), Metal).Fill(Box(31, 32, 38, 52, 9)).Fill(Box(35, 37, 6, 40, 3), Colour.White, 0.35)
        .Fill(Box(36, 50, 28, 24, 3), Paper).Fill(Curved(new(44, 68), new(46, 54), new(58, 54), new(56, 68)), Leaf);

    private static Brush Candle(Brush b) => b
        .Fill(Circle(50, 24, 17), Colour.Of(0xFFF3C4), 0.5).Fill(Line(50, 30, 50, 44, 1.6), Colour.Black).Fill(Curved(new(50, 8), new(59, 24), new(55, 34), new(45, 34), new(41, 24)), Colour.Of(0xF4A63A))
        .Fill(Box(28, 42, 44, 42, 6)).Fill(Ellipse(50, 43, 22, 4), b.Light).Fill(Box(28, 55, 44, 18), Paper).Fill(Line(37, 61, 63, 61, 1.6), b.Dark).Fill(Line(42, 67, 58, 67, 1.6), b.Dark);

    private static Brush Towel(Brush b) => b
        .Fill(Box(18, 56, 64, 26, 8), b.Dark).Fill(Box(18, 42, 64, 24, 8)).Fill(Box(18, 28, 64, 24, 8), b.Light)
        .Fill(Box(34, 28, 6, 24), b.Second).Fill(Box(44, 28, 3, 24), b.Second).Fill(Box(34, 53, 6, 13), b.Second.Lighter(0.3)).Fill(Box(44, 53, 3, 13), b.Second.Lighter(0.3)).Fill(Box(34, 67, 6, 15), b.Second).Fill(Box(44, 67, 3, 15), b.Second);

    private static Brush Mask(Brush b) => b
        .Fill(Line(82, 18, 82, 66, 6), b.Second).Fill(Line(82, 66, 62, 76, 6), b.Second).Fill(Box(78.5, 12, 7, 14, 2), b.Second.Darker(0.25)).Fill(Line(10, 46, 20, 46, 7), b.Dark)
        .Fill(Box(15, 30, 62, 38, 14)).Fill(Box(20, 35, 52, 26, 10), Colour.Of(0xBFE3EC)).Fill(Curved(new(38, 70), new(42, 46), new(50, 46), new(54, 70))).Fill(Line(27, 52, 36, 40, 3), Colour.White, 0.7);

    private static Brush Basket(Brush b) => b
        .Fill(Ring(50, 50, 29, 4), Wood.Darker(0.25)).Fill(Polygon(new Spot(16, 50), new(84, 50), new(76, 84), new(24, 84)), Wood).Fill(Box(13, 46, 74, 7, 3.5), Wood.Darker(0.2))
        .Fill(Polygon(new Spot(30, 46), new(70, 46), new(64, 66), new(50, 58), new(38, 68))).Fill(Line(27, 62, 73, 62, 1.4), Wood.Darker(0.35), 0.5).Fill(Line(26, 74, 74, 74, 1.4), Wood.Darker(0.35), 0.5);

    private static Brush Book(Brush b, Pictogram pictogram)
    {
        b.Fill(Box(24, 18, 54, 66, 4), b.Dark).Fill(Box(27, 76, 50, 6, 2), Paper).Fill(Box(24, 16, 54, 60, 4)).Fill(Box(24, 16, 8, 62, 3), b.Dark);
        return pictogram is Pictogram.Cookbook
            ? b.Fill(Circle(55, 44, 13), Paper).Fill(Circle(55, 44, 8.5), b.Second).Fill(Line(43, 66, 67, 66, 2), b.Light).Fill(Line(43, 25, 67, 25, 2.4), b.Light)
            : b.Fill(Circle(60, 34, 9), Colour.Of(0xFFE08A)).Fill(Circle(64, 31, 8), b.Main).Fill(Polygon(new Spot(36, 68), new(50, 46), new(58, 57), new(64, 50), new(76, 68)), b.Second).Fill(Circle(43, 30, 1.5), Paper).Fill(Circle(48, 41, 1.2), Paper);
    }

    private static Brush Notebook(Brush b)
    {
        b.Fill(Box(28, 18, 52, 66, 4), b.Dark).Fill(Box(26, 16, 52, 66, 4)).Fill(Box(38, 28, 30, 16, 2), Paper).Fill(Line(43, 34, 63, 34, 1.4), b.Dark).Fill(Line(43, 39, 57, 39, 1.4), b.Dark).Fill(Box(68, 16, 3.5, 66), b.Second);
        for (var y = 22; y < 80; y += 9) b.Fill(Box(20, y, 13, 3.4, 1.7), Metal.Darker(0.25));
        return b;
    }

    private static Brush Poster(Brush b) => b
        .Fill(Box(22, 13, 56, 71, 2), Wood.Darker(0.3)).Fill(Box(25.5, 16.5, 49, 64), Paper).Fill(Box(31, 22, 38, 53), b.Light).Fill(Circle(58, 37, 7), Colour.Of(0xF6D27A))
        .Fill(Polygon(new Spot(31, 66), new(43, 43), new(51, 56), new(58, 48), new(69, 66), new(69, 75), new(31, 75)), b.Main).Fill(Box(31, 66, 38, 9), b.Second);

    private static Brush Blocks(Brush b) => b
        .Fill(Box(16, 54, 32, 30, 3)).Fill(Box(52, 54, 32, 30, 3), b.Second).Fill(Polygon(new Spot(34, 52), new(50, 18), new(66, 52)), Colour.Of(0xE9B44C))
        .Fill(Box(21, 59, 22, 20, 2), b.Light).Fill(Circle(68, 69, 8), b.Second.Lighter(0.5)).Fill(Circle(32, 69, 5), b.Main).Fill(Circle(50, 41, 4), Colour.White, 0.6);

    private static Brush Die(Brush b) => b
        .Fill(Box(20, 22, 60, 60, 11), b.Dark).Fill(Box(20, 19, 60, 58, 11)).Fill(Circle(34, 33, 5.5), Paper).Fill(Circle(66, 33, 5.5), Paper).Fill(Circle(50, 48, 5.5), Paper).Fill(Circle(34, 63, 5.5), Paper).Fill(Circle(66, 63, 5.5), Paper);

    private static Brush Phone(Brush b) => b
        .Fill(Box(31, 12, 40, 72, 8), b.Dark).Fill(Box(29, 12, 40, 72, 8)).Fill(Box(33, 17, 17, 17, 5), b.Dark).Fill(Circle(38.5, 22.5, 3.4), Colour.Black).Fill(Circle(44.5, 28.5, 3.4), Colour.Black)
        .Fill(Curved(new(38, 70), new(40, 48), new(60, 46), new(60, 66)), b.Second).Fill(Line(42, 67, 57, 50, 1.4), b.Second.Darker(0.3));

    private static Brush Plug(Brush b) => b
        .Fill(Line(50, 62, 50, 84, 5), b.Dark).Fill(Ring(66, 76, 16, 4), b.Dark).Fill(Line(41, 18, 41, 34, 5), Metal).Fill(Line(59, 18, 59, 34, 5), Metal).Fill(Box(28, 32, 44, 18, 4))
        .Fill(Curved(new(28, 44), new(72, 44), new(70, 62), new(56, 70), new(44, 70), new(30, 62))).Fill(Polygon(new Spot(52, 38), new(42, 54), new(49, 54), new(47, 65), new(58, 49), new(51, 49)), Colour.Of(0xFFE08A));

    private static Brush Speaker(Brush b) => b
        .Fill(Box(27, 14, 46, 70, 8)).Fill(Box(27, 14, 9, 70, 4.5), b.Light, 0.35).Fill(Circle(50, 60, 17), b.Dark).Fill(Circle(50, 60, 12), Colour.Black).Fill(Circle(50, 60, 5), b.Second).Fill(Circle(50, 31, 9), b.Dark).Fill(Circle(50, 31, 5), Colour.Black);

    private static Brush Steam(Brush b) => b.Fill(Line(42, 32, 40, 24, 2.2), Colour.White, 0.7).Fill(Line(40, 24, 43, 16, 2.2), Colour.White, 0.7).Fill(Line(57, 32, 55, 24, 2.2), Colour.White, 0.7).Fill(Line(55, 24, 58, 16, 2.2), Colour.White, 0.7);
}
