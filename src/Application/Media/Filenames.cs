using System.Globalization;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Makes a harmless name of the one that a sender gave: it is shown and stored, never used as a path.</summary>
public static class Filenames
{
    public static string Of(string? given, string otherwise)
    {
        var name = (given ?? "").Normalized(System.Text.NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        name = string.Concat(name.EnumerateRunes().Where(IsPlain)).Trim(' ', '.');
        if (name.Length > Upload.MaxFilenameLength) name = Shorten(name);
        return name.Length == 0 ? otherwise : name;
    }

    /// <summary>The name with the ending of its content, so that nothing opens it as something else.</summary>
    public static string EndingAs(string name, FileKind kind) =>
        name.EndsWith('.' + kind.Extension, StringComparison.OrdinalIgnoreCase) || (kind is FileKind.Jpeg && name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)) ? name : $"{name}.{kind.Extension}";

    /// <summary>No control character, no unpaired surrogate, and nothing that turns the reading direction to hide an ending.</summary>
    private static bool IsPlain(System.Text.Rune rune) => rune.Value is not (0xFFFD or '"' or '<' or '>' or '|' or '?' or '*')
        && System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>The ending stays, where there is a short one.</summary>
    private static string Shorten(string name)
    {
        var point = name.LastIndexOf('.');
        var ending = point > 0 && name.Length - point <= 10 ? name[point..] : "";
        var length = Upload.MaxFilenameLength - ending.Length;
        if (char.IsHighSurrogate(name[length - 1])) length--;
        return name[..length] + ending;
    }
}
