using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Marketplace.Domain.Media;

/// <summary>The pixels of a picture, read from its header so that a flood is refused before anything is decoded.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageSize(int Width, int Height)
{
    public const long MaxPixels = 50_000_000;

    /// <summary>WebP, which renditions are made in, ends here.</summary>
    public const int MaxSide = 16_383;

    public bool IsAcceptable => Width is > 0 and <= MaxSide && Height is > 0 and <= MaxSide && (long)Width * Height <= MaxPixels;

    /// <summary>The size when the longer side is brought down to <paramref name="side"/>; never enlarges.</summary>
    public ImageSize Within(int side)
    {
        var longer = Math.Max(Width, Height);
        return longer <= side ? this : new(Scale(Width), Scale(Height));

        int Scale(int length) => Math.Max(1, (int)Math.Round((double)length * side / longer, MidpointRounding.AwayFromZero));
    }

    /// <summary>The size that the header tells; null where the header is not whole or not of that kind.</summary>
    public static ImageSize? Read(FileKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        FileKind.Png when file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8) => Of(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..])),
        FileKind.Gif when file.Length >= 10 => Of(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
        FileKind.WebP when file.Length >= 30 => OfWebP(file),
        FileKind.Jpeg => OfJpeg(file),
        _ => null,
    };

    private static ImageSize? Of(uint width, uint height) => new((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));

    private static ImageSize? OfWebP(ReadOnlySpan<byte> file)
    {
        var chunk = file[12..16];
        if (chunk.SequenceEqual("VP8X"u8)) return Of(Read24(file[24..]) + 1, Read24(file[27..]) + 1);
        if (chunk.SequenceEqual("VP8 "u8)) return Of(BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFFu);
        if (!chunk.SequenceEqual("VP8L"u8)) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
        return Of((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
    }

    private static uint Read24(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16));

    /// <summary>Walks from segment to segment to the frame header; what a segment holds (a preview, say) is skipped.</summary>
    private static ImageSize? OfJpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            // Frame headers are C0 to CF without the tables C4, C8 and CC.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Of(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            if (marker is 0xD9 or 0xDA) return null;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}

/// <summary>The forms in which a picture is served; their longer sides stand in <see cref="Renditions"/>.</summary>
public enum Rendition { Original, Thumbnail, Medium, Large }

public static class Renditions
{
    /// <summary>The smaller forms, always WebP.</summary>
    public static readonly IReadOnlyList<Rendition> Smaller = [Rendition.Thumbnail, Rendition.Medium, Rendition.Large];

    extension(Rendition rendition)
    {
        public int? LongerSide => rendition switch
        {
            Rendition.Thumbnail => 160,
            Rendition.Medium => 640,
            Rendition.Large => 1280,
            _ => null,
        };

        /// <summary>The name in addresses.</summary>
        public string Name => rendition.ToString().ToLowerInvariant();

        public static Rendition? Named(string name)
        {
            foreach (var known in Enum.GetValues<Rendition>())
            {
                if (known.Name == name) return known;
            }

            return null;
        }
    }
}
