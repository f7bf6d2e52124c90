using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>HMAC with SHA-256 (RFC 2104) in hexadecimal digits, compared in constant time.</summary>
internal static class WebhookSignatures
{
    public static bool Fits(string secret, ReadOnlySpan<byte> signed, string signature)
    {
        if (string.IsNullOrWhiteSpace(secret)) return false; // a key that everybody knows

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)), expected);
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));
    }

    /// <summary>As above, of a time and a body with a point between them.</summary>
    public static bool Fits(string secret, string time, ReadOnlySpan<byte> body, string signature) => Fits(secret, [.. Encoding.ASCII.GetBytes(time + "."), .. body], signature);

    /// <summary>A header by its name, whatever its case.</summary>
    public static string? Header(this IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var value) ? value : headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Whether a moment is neither too old nor too far ahead for clocks that differ.</summary>
    public static bool IsFresh(DateTimeOffset moment, DateTimeOffset now, int toleranceSeconds) => moment >= now.AddSeconds(-toleranceSeconds) && moment <= now.AddMinutes(5);
}
