using System.Text;

namespace Marketplace.Domain.Common;

public static class UnicodeText
{
    /// <summary>The form of any text that is clean. The runtime refuses to normalize U+FFFE, which may stand in a text and means nothing.</summary>
    public static string Normalized(this string text, NormalizationForm form) => text.Replace('\uFFFE', '\uFFFD').Normalize(form);
}
