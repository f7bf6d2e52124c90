using System.Globalization;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Ordering;

internal sealed record PdfLine(string Text, bool IsBold = false)
{
    public static readonly PdfLine Blank = new("");
}

/// <summary>
/// Lines of text on pages of A4, as PDF 1.4 (ISO 32000-1) with its own fonts, which every reader has, so that nothing is embedded and the same lines make the same bytes. Their
/// letters are those of Windows-1252: others lose their accents, or stand as a question mark.
/// </summary>
internal static class PdfPages
{
    /// <summary>Characters in a line.</summary>
    public const int Columns = 91;

    private const int LinesOnPage = 60;
    private const int FirstFixed = 5; // catalogue, pages, two fonts, title

    /// <summary>What Windows-1252 has between 80 and 9F (hexadecimal); a blank stands for nothing.</summary>
    private const string Upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    public static byte[] Of(string title, IReadOnlyList<PdfLine> lines)
    {
        var pages = lines.Chunk(LinesOnPage).ToList();
        List<byte[]> objects =
        [
            Bytes("<< /Type /Catalog /Pages 2 0 R >>"),
            Bytes($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, place) => $"{PageAt(place)} 0 R"))}] >>"),
            Bytes("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"),
            Bytes("<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>"),
            [.. Bytes("<< /Title ("), .. Encode(title), .. Bytes(") >>")],
        ];
        foreach (var (page, place) in pages.Select((page, place) => (page, place)))
        {
            objects.Add(Bytes($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {PageAt(place) + 1} 0 R >>"));
            var text = TextOf(page);
            objects.Add([.. Bytes($"<< /Length {text.Length} >>\nstream\n"), .. text, .. Bytes("\nendstream")]);
        }

        return Assemble(objects);
    }

    /// <summary>At blanks, or in the middle of a word that is longer than a line; at least one line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var left = text.Trim();
        while (left.Length > width)
        {
            var at = left.LastIndexOf(' ', width);
            if (at <= 0) at = width;
            lines.Add(left[..at].TrimEnd());
            left = left[at..].TrimStart();
        }

        lines.Add(left);
        return lines;
    }

    private static int PageAt(int place) => FirstFixed + 1 + (2 * place);

    private static byte[] TextOf(IEnumerable<PdfLine> lines)
    {
        using var text = new MemoryStream();
        text.Write("BT 12 TL 50 792 Td"u8);
        foreach (var line in lines.SelectMany(line => Wrap(line.Text, Columns), (line, part) => (Text: part, line.IsBold)))
        {
            text.Write(line.IsBold ? "\n/F2 9 Tf ("u8 : "\n/F1 9 Tf ("u8);
            text.Write(Encode(line.Text));
            text.Write(") Tj T*"u8);
        }

        text.Write("\nET"u8);
        return text.ToArray();
    }

    private static byte[] Assemble(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"u8);
        var places = new List<long>();
        foreach (var (body, index) in objects.Select((body, index) => (body, index)))
        {
            places.Add(file.Position);
            file.Write(Bytes($"{index + 1} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Bytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) file.Write(Bytes($"{place:D10} 00000 n \n"));
        file.Write(Bytes($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info {FirstFixed} 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Bytes(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length);
        foreach (var letter in text)
        {
            var code = CodeOf(letter);
            if (code is (byte)'(' or (byte)')' or (byte)'\\') bytes.Add((byte)'\\');
            bytes.Add(code);
        }

        return [.. bytes];
    }

    private static byte CodeOf(char letter)
    {
        if (letter is (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00FF')) return (byte)letter;
        if (letter > ' ' && Upper.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place) return (byte)(0x80 + place);

        var plain = char.IsSurrogate(letter) ? '?' : letter.ToString().Normalized(NormalizationForm.FormD)[0];
        return plain is >= ' ' and <= '~' ? (byte)plain : (byte)'?';
    }
}
