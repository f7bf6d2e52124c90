using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

public enum CodePurpose { EmailVerification, PhoneVerification, SignIn, StepUp, PasswordReset, Invitation }

public enum CodeChannel { Email, Sms, Totp }

/// <summary>
/// Proof that somebody reads an address: six digits with few tries, or a long word out of a link. Kept as a keyed digest, since six digits alone can be
/// searched through in no time.
/// </summary>
public sealed class OneTimeCode : AggregateRoot
{
    public const int MaxTries = 5;
    public const int HashLength = 64;

    private OneTimeCode() { } // EF Core

    public OneTimeCodeId Id { get; private init; }

    public CodePurpose Purpose { get; private init; }

    public CodeChannel Channel { get; private init; }

    public UserId? UserId { get; private init; }

    /// <summary>The address or the telephone number that the code went to.</summary>
    public string Destination { get; private init; } = "";

    public string Hash { get; private init; } = "";

    /// <summary>Six digits for somebody who is known by other means, as against a long word that stands alone.</summary>
    public bool IsShort { get; private init; }

    public int TriesLeft { get; private set; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Whether it is judged where codes live for minutes; here it is only told of, and its use is noted.</summary>
    public bool IsKeptElsewhere => Hash.Length == 0;

    /// <param name="hash">The keyed digest of the code; null where it is kept elsewhere.</param>
    public static OneTimeCode Issue(OneTimeCodeId id, CodePurpose purpose, CodeChannel channel, UserId? user, string destination, bool isShort, string? hash, TimeSpan lifetime, DateTimeOffset now) => new()
    {
        Id = id,
        Purpose = purpose,
        Channel = channel,
        UserId = user,
        Destination = destination,
        Hash = hash ?? "",
        IsShort = isShort,
        TriesLeft = MaxTries,
        ExpiresAt = now + lifetime,
    };

    /// <summary>Whether a code is worth looking at: unused, in time, with tries left.</summary>
    public bool IsLive(DateTimeOffset now) => UsedAt is null && TriesLeft > 0 && now < ExpiresAt;

    /// <summary>Whether this is the code, told in a time that does not depend on where the digests differ.</summary>
    public bool Is(string digest) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(digest));

    /// <summary>Uses up a code that was found by its digest. Who else uses it at the same moment fails to save.</summary>
    public bool Use(DateTimeOffset now)
    {
        if (!IsLive(now)) return false;

        UsedAt = now;
        return true;
    }
}
