using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Marketplace.Domain.Identity;

/// <summary>Time-based one-time passwords (RFC 6238): HMAC-SHA-1, six digits, steps of thirty seconds, as every authenticator app does it.</summary>
public static class Totp
{
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step of a code that is right now, or one step before or after, for clocks that differ; null where it is wrong.</summary>
    public static long? StepOf(string code, byte[] secret, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        foreach (var step in (long[])[current, current - 1, current + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(step, secret)), System.Text.Encoding.UTF8.GetBytes(code))) return step;
        }

        return null;
    }

    public static string CodeAt(DateTimeOffset instant, byte[] secret) => CodeAt(instant.ToUnixTimeSeconds() / StepSeconds, secret);

    /// <summary>Base 32 (RFC 4648, 6) without padding, as apps take a secret.</summary>
    public static string Spell(byte[] secret)
    {
        var letters = new char[secret.Length * 8 / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++) value = (value << 1) | ((secret[bit / 8] >> (7 - (bit % 8))) & 1);
            letters[i] = Alphabet[value];
        }

        return new string(letters);
    }

    /// <summary>What a QR code holds (the Key URI format of authenticator apps).</summary>
    public static string UriOf(string issuer, string account, byte[] secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Spell(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={StepSeconds.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>RFC 4226, 5.3.</summary>
    private static string CodeAt(long step, byte[] secret)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the algorithm that RFC 6238 names and that apps know; HMAC does not lean on collisions
        var digest = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = digest[^1] & 0xf;
        return ((BinaryPrimitives.ReadInt32BigEndian(digest.AsSpan(offset, 4)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
