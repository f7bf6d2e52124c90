namespace Marketplace.WebApi.JsonApi;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class Pointers
{
    public static string Escape(string token) =>
        token.AsSpan().IndexOfAny('~', '/') < 0 ? token : token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
