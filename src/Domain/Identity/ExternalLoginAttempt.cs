using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

/// <summary>
/// A way to a provider and back: authorization code with proof key (RFC 7636, S256), state and nonce (OpenID Connect Core, 3.1.2.1). Whoever brings the code back
/// is known by the verifier, which only the program that began has; the nonce in the identity token ties the token to this attempt.
/// </summary>
public sealed class ExternalLoginAttempt : AggregateRoot
{
    public const int MaxUriLength = 500;
    public const int ChallengeLength = 43;
    public const int MinVerifierLength = 43;
    public const int MaxVerifierLength = 128;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int RandomBytes = 32;

    private ExternalLoginAttempt() { } // EF Core

    public ExternalLoginAttemptId Id { get; private init; }

    public ExternalProvider Provider { get; private init; }

    public string RedirectUri { get; private init; } = "";

    public string CodeChallenge { get; private init; } = "";

    public string State { get; private init; } = "";

    public string Nonce { get; private init; } = "";

    /// <summary>Who was signed in when it began, and may link the account that comes of it.</summary>
    public UserId? UserId { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>A code is taken by a provider once; when a second factor is asked for afterwards, this one is known by its digest.</summary>
    public string? CodeHash { get; private set; }

    public string? Subject { get; private set; }

    public string? Email { get; private set; }

    public bool EmailVerified { get; private set; }

    public string? Name { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static ExternalLoginAttempt Begin(ExternalProvider provider, string redirectUri, string codeChallenge, UserId? user, DateTimeOffset now)
    {
        Ensure.That(codeChallenge.Length == ChallengeLength && Base64Url.IsValid(codeChallenge), new(ErrorKind.Invalid, "invalid_format", "A challenge is the SHA-256 of the verifier in base64url, 43 characters (RFC 7636, S256).", "codeChallenge"));
        return new()
        {
            Id = ExternalLoginAttemptId.New(),
            Provider = provider,
            RedirectUri = redirectUri,
            CodeChallenge = codeChallenge,
            State = Random(),
            Nonce = Random(),
            UserId = user,
            ExpiresAt = now + Lifetime,
        };
    }

    /// <summary>The challenge that a verifier answers.</summary>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    /// <summary>The provider took a code and said who it is.</summary>
    public void Prove(string code, ExternalIdentity identity) =>
        (CodeHash, Subject, Email, EmailVerified, Name) = (HashOf(code), identity.Subject, identity.Email, identity.EmailVerified, identity.Name);

    /// <summary>Who it is, where a code was taken already and this is that code.</summary>
    public ExternalIdentity? ProvenBy(string code) =>
        Subject is { } subject && CodeHash == HashOf(code) ? new ExternalIdentity(Provider, subject, Email, EmailVerified, Name) : null;

    public void Use(DateTimeOffset now) => UsedAt = now;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}
