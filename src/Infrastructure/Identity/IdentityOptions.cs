using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Identity;

/// <summary>The secrets that accounts rest on, and how dear a password is.</summary>
public sealed class IdentityOptions : ICheckedSettings, IGuardedSettings
{
    public const string Section = "Identity";

    public const int MinKeyBytes = 32;

    private const int SafePasswordCost = 12;

    /// <summary>Who issues access tokens: the public base address, as a rule.</summary>
    [Required]
    public string Issuer { get; set; } = "marketplace";

    /// <summary>EC keys on P-256 in PEM. The first signs; the others are still accepted, until the last token that they signed has expired. **Needed in production.**</summary>
    public IList<string> SigningKeys { get; set; } = [];

    /// <summary>Base64 of at least 32 random bytes, for digests of codes. **Needed in production.**</summary>
    public string DigestKey { get; set; } = "";

    /// <summary>The cost of a bcrypt hash: twice the work for each step. Below 12 only in tests.</summary>
    [Range(4, 16)]
    public int PasswordCost { get; set; } = 12;

    /// <summary>Whether admins sign in with a second factor: their device, or a code by mail.</summary>
    public bool RequireSecondFactorOfAdmins { get; set; } = true;

    /// <summary>How long an access token is good.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What is missing or unusable, in a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (SigningKeys.Count == 0) yield return "Identity:SigningKeys:0 is missing: an EC key on P-256 in PEM (openssl ecparam -name prime256v1 -genkey -noout).";
        if (SigningKeys.Any(pem => !SigningKey.IsUsable(pem))) yield return "Identity:SigningKeys has a value that is no EC key on P-256 in PEM.";
        if (!Secrets.IsKey(DigestKey, MinKeyBytes)) yield return $"Identity:DigestKey is missing or short: base64 of at least {MinKeyBytes} random bytes (openssl rand -base64 {MinKeyBytes}).";
        else if (!Secrets.IsRandom(DigestKey)) yield return $"Identity:DigestKey is not random: base64 of at least {MinKeyBytes} random bytes (openssl rand -base64 {MinKeyBytes}).";
    }

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (PasswordCost < SafePasswordCost) yield return new("Identity:PasswordCost", $"is {PasswordCost} and below {SafePasswordCost}, which makes passwords cheap to guess");
        if (!RequireSecondFactorOfAdmins) yield return new("Identity:RequireSecondFactorOfAdmins", "is false, so that a password alone opens what admins may do");
    }
}
