using System.Buffers.Binary;
using System.IO.Compression;
using Marketplace.Domain.Media;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.IntegrationTests.Demo;

public sealed class DemoPicturesTests
{
    public static TheoryData<string> Pictograms => [.. Enum.GetNames<Pictogram>()];

    [Theory, MemberData(nameof(Pictograms))]
    public void A_picture_is_a_whole_PNG_of_800_pixels_a_side(string pictogram)
    {
        var png = DemoPictures.Draw(Enum.Parse<Pictogram>(pictogram), ground: 0x4F9DB8, new Dice(1), view: 0);

        FileKind.Of(png).ShouldBe(FileKind.Png);
        ImageSize.Read(FileKind.Png, png).ShouldBe(new ImageSize(800, 800));
        Pixels(png).Length.ShouldBe(800 * ((800 * 3) + 1));
    }

    [Fact]
    public void Two_products_get_two_pictures_and_one_always_the_same()
    {
        DemoPictures.Draw(Pictogram.Tea, 0x7BA05B, new Dice(1), view: 0).ShouldBe(DemoPictures.Draw(Pictogram.Tea, 0x7BA05B, new Dice(1), view: 0));
        DemoPictures.Draw(Pictogram.Tea, 0x7BA05B, new Dice(1), view: 0).ShouldNotBe(DemoPictures.Draw(Pictogram.Tea, 0x7BA05B, new Dice(2), view: 0));
    }

    /// <summary>Inflating also proves the checksum of the pixels.</summary>
    private static byte[] Pixels(byte[] png)
    {
        const int FirstChunk = 8, Frame = 12, Header = 13;
        var start = FirstChunk + Frame + Header;
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(start));
        using var zlib = new ZLibStream(new MemoryStream(png, start + 8, length), CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        zlib.CopyTo(pixels);
        return pixels.ToArray();
    }
}
