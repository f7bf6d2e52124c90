namespace Marketplace.WebApi.JsonApi;

/// <summary>Conditional requests (RFC 9110, 13; JA-210 to JA-215).</summary>
internal static class Conditions
{
    /// <summary>Whether <c>If-None-Match</c> names the tag (weak comparison).</summary>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        var header = request.Headers.IfNoneMatch.ToString();
        if (header.Length == 0) return false;
        return header.Split(',', StringSplitOptions.TrimEntries).Any(known => known == "*" || (known.StartsWith("W/", StringComparison.Ordinal) ? known[2..] : known) == tag);
    }

    /// <summary>The tags of <c>If-Match</c>; null without the header, empty for <c>*</c> (any state will do).</summary>
    public static IReadOnlyList<string>? Demanded(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0) return null;
        if (header == "*") return [];

        var tags = header.Split(',', StringSplitOptions.TrimEntries);
        if (Array.Exists(tags, tag => !IsTag(tag)))
        {
            throw new ApiException(new ApiError("invalid_header", "If-Match takes quoted entity tags, such as \"1f\".") { Header = "If-Match" });
        }

        // Weak tags never match here (strong comparison).
        return [.. tags.Where(tag => !tag.StartsWith("W/", StringComparison.Ordinal)).Select(tag => tag.Trim('"')).DefaultIfEmpty("")];
    }

    private static bool IsTag(string tag)
    {
        var opaque = tag.StartsWith("W/", StringComparison.Ordinal) ? tag.AsSpan(2) : tag;
        return opaque.Length >= 2 && opaque[0] == '"' && opaque[^1] == '"' && !opaque[1..^1].Contains('"');
    }
}
