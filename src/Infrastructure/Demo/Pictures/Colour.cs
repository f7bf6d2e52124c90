using System.Runtime.InteropServices;

namespace Marketplace.Infrastructure.Demo.Pictures;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(20, 20, 28);

    /// <summary>From 0xRRGGBB.</summary>
    public static Colour Of(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    public Colour Mix(Colour other, double part) => new(Mix(Red, other.Red, part), Mix(Green, other.Green, part), Mix(Blue, other.Blue, part));

    public Colour Lighter(double part) => Mix(White, part);

    public Colour Darker(double part) => Mix(Black, part);

    private static byte Mix(byte from, byte to, double part) => (byte)(from + ((to - from) * part) + 0.5);
}
