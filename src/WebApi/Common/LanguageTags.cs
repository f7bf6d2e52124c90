using System.Text.RegularExpressions;

namespace Marketplace.WebApi.Common;

/// <summary>The languages that a client asks for (RFC 9110, Accept-Language).</summary>
internal static partial class LanguageTags
{
    private const int MaxLength = 35;

    /// <summary>The one it likes best; null where it names none, or none that is well-formed.</summary>
    public static string? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(wish => wish.Quality is null or > 0 && wish.Value.Length <= MaxLength && Tag().IsMatch(wish.Value))
        .OrderByDescending(wish => wish.Quality ?? 1).Select(wish => wish.Value.Value).FirstOrDefault();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Tag();
}
