using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Common;

/// <summary>Makes the part of an address that people can read.</summary>
public static class Slug
{
    /// <summary>"Crème brûlée, 2 pcs" becomes "creme-brulee-2-pcs"; null where nothing of the name can be written in plain letters.</summary>
    public static string? From(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.Normalized(NormalizationForm.FormKD))
        {
            if (slug.Length >= Require.MaxSlugLength) break;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? null : text;
    }

    /// <summary>Appends what makes it unique and keeps it short enough.</summary>
    public static string WithSuffix(string slug, string suffix) =>
        $"{slug[..Math.Min(slug.Length, Require.MaxSlugLength - suffix.Length - 1)].TrimEnd('-')}-{suffix}";
}
