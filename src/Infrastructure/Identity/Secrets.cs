namespace Marketplace.Infrastructure.Identity;

internal static class Secrets
{
    public static bool IsKey(string text, int minBytes) => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out var written) && written >= minBytes;

    /// <summary>Not a word, a row of zeros or a pattern: of 32 random bytes about 30 differ from each other.</summary>
    public static bool IsRandom(string key) => Convert.FromBase64String(key).Distinct().Count() >= 16;
}
