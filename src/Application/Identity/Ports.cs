using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity;

public enum PasswordCheck { Wrong, Right, RightButCheap }

/// <summary>Slow on purpose, and so with bounded parallelism: many sign-ins at once cannot starve the shop.</summary>
public interface IPasswordHasher
{
    Task<string> HashAsync(string password, CancellationToken ct);

    /// <param name="hash">Null where there is no account or no password: the answer is wrong and takes as long as any other.</param>
    Task<PasswordCheck> VerifyAsync(string? hash, string password, CancellationToken ct);
}

/// <summary>What an access token says; everything that can change is looked up when it is used.</summary>
public sealed record TokenClaims(SessionId SessionId, UserId UserId, string Email, string Role, IReadOnlyList<Audience> Audience, SellerId? SellerId);

public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt);

/// <summary>Makes and checks access tokens (JWT, RFC 7519, signed with ES256).</summary>
public interface IAccessTokens
{
    IssuedToken Issue(TokenClaims claims);

    /// <returns>What a good token says, or why it is refused.</returns>
    (GoodToken? Token, TokenFault Fault) Check(string token);
}

/// <summary>What counts of an access token whose signature, issuer, audience and time are right.</summary>
public sealed record GoodToken(SessionId SessionId, IReadOnlyList<Audience> Audience, SellerId? SellerId, DateTimeOffset ExpiresAt);

public enum TokenFault { None, Invalid, Expired }

/// <summary>Signs what others shall be able to check without asking us.</summary>
public interface ISignatures
{
    /// <summary>By which signatures are checked; more than one while a key is replaced.</summary>
    IReadOnlyList<PublicKey> Keys { get; }

    string Sign(string text);

    bool IsSigned(string text, string signature);
}

/// <summary>A point on P-256, in base64url.</summary>
public sealed record PublicKey(string Id, string X, string Y);

/// <summary>Keyed digests of codes and addresses: without the key nobody can search through what is short or guessable.</summary>
public interface ISecretDigest
{
    /// <param name="purpose">Keeps digests of different uses apart.</param>
    string Of(string purpose, string text);
}

/// <summary>
/// Codes that live for minutes, kept beside the database and judged there in one step: guessing costs the database nothing. What is kept here may be lost; then another code has to be asked for.
/// </summary>
public interface IShortLivedCodes
{
    /// <param name="digest">Of the code, by <see cref="ISecretDigest"/>.</param>
    /// <returns>False: it cannot be kept here now, and the database has to keep it.</returns>
    ValueTask<bool> KeepAsync(OneTimeCodeId id, string digest, TimeSpan lifetime, CancellationToken ct);

    /// <summary>Takes one of <see cref="OneTimeCode.MaxTries"/> tries. The right digest is right once, however many bring it at the same moment.</summary>
    /// <returns>False also for what is not known here any more, and while this place is away.</returns>
    ValueTask<bool> TryAsync(OneTimeCodeId id, string digest, CancellationToken ct);

    /// <summary>Nothing for a code that was used, has ended or is not kept here.</summary>
    ValueTask<int> TriesLeftAsync(OneTimeCodeId id, CancellationToken ct);
}

/// <summary>People as a provider knows them (OpenID Connect, RFC 7636).</summary>
public interface IExternalProviders
{
    bool IsOffered(ExternalProvider provider);

    /// <summary>Whether the operator lets somebody be sent there.</summary>
    bool MaySendTo(string redirectUri);

    /// <summary>Where the browser goes to sign in.</summary>
    Task<Uri> AuthorizationUrlAsync(ExternalLoginAttempt attempt, CancellationToken ct);

    /// <summary>Trades a code for who signed in; null where the provider does not take it, or what it says is not for us.</summary>
    /// <exception cref="DomainException">The provider does not answer: 502 <c>upstream_failed</c>.</exception>
    Task<ExternalIdentity?> IdentifyAsync(ExternalLoginAttempt attempt, string code, string verifier, CancellationToken ct);
}

/// <summary>Puts tokens where a browser keeps them out of the reach of scripts.</summary>
public interface ISessionCookies
{
    void Set(SessionTokens tokens);

    void Clear();

    /// <summary>The refresh token that came as a cookie.</summary>
    string? RefreshToken { get; }
}

/// <summary>What a client gets to come back with.</summary>
public sealed record SessionTokens(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken, DateTimeOffset RefreshExpiresAt);
