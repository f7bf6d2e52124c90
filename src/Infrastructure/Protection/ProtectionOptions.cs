using Marketplace.Application.Common;
using Marketplace.Infrastructure.Identity;

namespace Marketplace.Infrastructure.Protection;

/// <summary>The keys for sensitive values at rest (section <c>Protection</c>). The first protects; the others still read.</summary>
public sealed class ProtectionOptions : ICheckedSettings
{
    public const string Section = "Protection";

    public const int KeyBytes = 32;

    public const int MaxIdLength = 20;

    public IList<ProtectionKey> Keys { get; set; } = [];

    public IEnumerable<string> Faults()
    {
        if (Keys.Count == 0) yield return $"Protection:Keys:0:Id and Protection:Keys:0:Key are missing: a name and base64 of {KeyBytes} random bytes (openssl rand -base64 {KeyBytes}).";
        if (Keys.Any(key => key.Id.Length is 0 or > MaxIdLength || !key.Id.All(char.IsAsciiLetterOrDigit))) yield return $"Protection:Keys: an id has 1 to {MaxIdLength} letters and digits.";
        if (Keys.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() != Keys.Count) yield return "Protection:Keys: each id once.";
        if (Keys.Any(key => !Secrets.IsKey(key.Key, KeyBytes) || Convert.FromBase64String(key.Key).Length != KeyBytes)) yield return $"Protection:Keys: a key is base64 of exactly {KeyBytes} bytes.";
        else if (Keys.Any(key => !Secrets.IsRandom(key.Key))) yield return $"Protection:Keys: a key is not random (openssl rand -base64 {KeyBytes}).";
    }
}

public sealed class ProtectionKey
{
    /// <summary>A name, by which each value tells its key: letters and digits. The first key protects, the others still read.</summary>
    public string Id { get; set; } = "";

    /// <summary>Base64 of 32 random bytes. **Needed in production.**</summary>
    public string Key { get; set; } = "";
}
