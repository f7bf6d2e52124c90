using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

/// <summary>What a password must be. Length is what counts (NIST SP 800-63B, 5.1.1.2); bcrypt reads 72 bytes and no more.</summary>
public static class Passwords
{
    public const int MinLength = 8;
    public const int MaxBytes = 72;

    public static string Checked(string password, string member)
    {
        Ensure.That(password.Length >= MinLength, new(ErrorKind.Invalid, "too_short", $"At least {MinLength} characters.", member));
        Ensure.That(Encoding.UTF8.GetByteCount(password) <= MaxBytes, new(ErrorKind.Invalid, "too_long", $"At most {MaxBytes} bytes of UTF-8.", member));
        Ensure.That(!password.Contains('\0', StringComparison.Ordinal), new(ErrorKind.Invalid, "invalid_format", "A password has no NUL.", member));
        return password;
    }
}
