namespace Marketplace.Infrastructure.Identity;

internal static class Secrets
{
    public static bool IsKey(string text, int minBytes) => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out var written) && written >= minBytes;
}
