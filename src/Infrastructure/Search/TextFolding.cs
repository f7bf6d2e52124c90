using System.Globalization;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>Text as it is compared: lower case, without diacritics, as the full-text index does it too.</summary>
internal static class TextFolding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalized(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words of a text: runs of letters and digits.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Fold(Valid(text)).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(rune.ToString());
            else Take();
        }

        Take();
        return words;

        void Take()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Half a surrogate pair can be sent but not normalised.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
