using Marketplace.Domain.Identity;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>The app on somebody's phone.</summary>
internal static class Authenticator
{
    /// <summary>The code of now, or of so many steps later: each is good once.</summary>
    public static string CodeAfter(string secret, int steps) => Totp.CodeAt(DateTimeOffset.UtcNow.AddSeconds(30 * steps), Bytes(secret));

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
