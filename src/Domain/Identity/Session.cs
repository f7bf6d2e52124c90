using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

/// <summary>A door that a session opens; the words of a token's <c>aud</c>.</summary>
public enum Audience { Public, Seller, Admin }

public enum SessionTransport { Bearer, Cookie }

public enum SessionEnd { SignedOut, EndedByOwner, EndedByAdmin, PasswordChanged, TokenReused, AccountClosed }

/// <summary>From where somebody came.</summary>
public sealed record SessionOrigin(string? IpAddress, string? UserAgent)
{
    public const int MaxUserAgentLength = 300;
    public const int MaxAddressLength = 45;
}

/// <summary>
/// A sign-in and the family of refresh tokens that came of it. Only the newest token renews; an older one that comes back was copied by somebody,
/// nobody can tell by whom, so the session ends (RFC 9700, 4.14.2). A token is the session's id, a secret of the family and one of its own: by the
/// family's secret an old token is known as such without keeping any, and a guessed id ends nobody's session.
/// </summary>
public sealed class Session : AggregateRoot, IAudited
{
    public const int HashLength = 64;
    public const int MaxDeviceNameLength = 100;

    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);
    private static readonly TimeSpan Idle = TimeSpan.FromDays(7);
    private static readonly TimeSpan IdleOnDevice = TimeSpan.FromDays(30);

    private const int SecretBytes = 32;
    private const int TokenBytes = 16 + SecretBytes + SecretBytes;

    private Session() { } // EF Core

    public string? AuditedAs => "sessions";

    public SessionId Id { get; private init; }

    public UserId UserId { get; private init; }

    public IReadOnlyList<Audience> Audience { get; private set; } = [];

    /// <summary>For whom the seller surface acts.</summary>
    public SellerId? SellerId { get; private set; }

    public SessionTransport Transport { get; private init; }

    /// <summary>Named by the owner; a named device may stay away longer.</summary>
    public string? DeviceName { get; private set; }

    public string? IpAddress { get; private set; }

    public string? UserAgent { get; private set; }

    public string FamilyHash { get; private init; } = "";

    public string TokenHash { get; private set; } = "";

    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>Until when the newest refresh token renews.</summary>
    public DateTimeOffset RefreshEndsAt { get; private set; }

    /// <summary>Whatever is renewed, the session is over then.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBy { get; private set; }

    /// <returns>The session and its first refresh token, which is kept nowhere.</returns>
    public static (Session Session, string RefreshToken) Open(
        UserId user, IReadOnlyList<Audience> audience, SellerId? seller, SessionTransport transport, string? deviceName, SessionOrigin origin, DateTimeOffset now)
    {
        var (id, family) = (SessionId.New(), RandomNumberGenerator.GetBytes(SecretBytes));
        var session = new Session
        {
            Id = id,
            UserId = user,
            Transport = transport,
            DeviceName = Require.OptionalText(deviceName, MaxDeviceNameLength, "deviceName"),
            FamilyHash = HashOf(family),
            EndsAt = now + MaxAge,
        };
        session.ActFor(audience, seller);
        return (session, session.NewToken(family, origin, now));
    }

    /// <summary>The session that a refresh token names; null where the text is no token.</summary>
    public static SessionId? IdIn(string refreshToken) => Decode(refreshToken) is { } bytes ? new SessionId(new Guid(bytes.AsSpan(0, 16), bigEndian: true)) : null;

    /// <summary>Trades the newest refresh token for the next one.</summary>
    /// <returns>The new token; null where the given one is not valid. The session then may have ended: save it in any case.</returns>
    public string? Renew(string refreshToken, SessionOrigin origin, DateTimeOffset now)
    {
        if (Decode(refreshToken) is not { } bytes) return null;

        var (family, secret) = (bytes[16..(16 + SecretBytes)], bytes[(16 + SecretBytes)..]);
        if (!Same(FamilyHash, HashOf(family)) || EndedAt is not null || RefreshEndsAt <= now) return null;
        if (!Same(TokenHash, HashOf(secret)))
        {
            End(SessionEnd.TokenReused, now);
            return null;
        }

        return NewToken(family, origin, now);
    }

    public void ActFor(IReadOnlyList<Audience> audience, SellerId? seller)
    {
        Audience = [.. audience.Distinct().Order()];
        SellerId = seller;
    }

    public void End(SessionEnd how, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedBy) = (now, how);
    }

    /// <summary>Ends, and tells no more from where somebody came.</summary>
    public void Forget(DateTimeOffset now)
    {
        End(SessionEnd.AccountClosed, now);
        (IpAddress, UserAgent, DeviceName) = (null, null, null);
    }

    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    private string NewToken(byte[] family, SessionOrigin origin, DateTimeOffset now)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        TokenHash = HashOf(secret);
        (IpAddress, UserAgent) = (origin.IpAddress, Shortened(origin.UserAgent));
        LastUsedAt = now;
        var idle = now + (DeviceName is null ? Idle : IdleOnDevice);
        RefreshEndsAt = idle < EndsAt ? idle : EndsAt;

        var token = new byte[TokenBytes];
        Id.Value.TryWriteBytes(token, bigEndian: true, out _);
        family.CopyTo(token, 16);
        secret.CopyTo(token, 16 + SecretBytes);
        return Base64Url.EncodeToString(token);
    }

    private static byte[]? Decode(string token)
    {
        var bytes = new byte[TokenBytes];
        return token.Length == Base64Url.GetEncodedLength(TokenBytes) && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == TokenBytes ? bytes : null;
    }

    private static string? Shortened(string? text) => text?[..Math.Min(text.Length, SessionOrigin.MaxUserAgentLength)];

    private static string HashOf(byte[] secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    private static bool Same(string left, string right) => CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(left), System.Text.Encoding.ASCII.GetBytes(right));
}
