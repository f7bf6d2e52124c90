using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity.Contracts;

namespace Marketplace.Domain.Identity;

public enum AccessKeyKind { Guest, Seller, Admin }

/// <summary>
/// A bearer credential. Only a digest of the secret is kept: it has 256 random bits, so a plain SHA-256 cannot be searched, and finding it by an index
/// tells nothing through its timing.
/// </summary>
public sealed class AccessKey : AggregateRoot, IAudited
{
    public const int MaxNameLength = 100;
    public const int PrefixLength = 12;
    public const int HashLength = 64;

    public const int MaxAllowedIps = 50;

    public static readonly TimeSpan MaxGrace = TimeSpan.FromDays(7);

    private const int SecretBytes = 32;
    private const int MaxSecretLength = 128;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private AccessKey() { } // EF Core

    /// <summary>A guest's token is no key that anybody manages.</summary>
    public string? AuditedAs => Kind is AccessKeyKind.Guest ? null : "apiKeys";

    public AccessKeyId Id { get; private init; }

    public string Name { get; private set; } = "";

    public AccessKeyKind Kind { get; private init; }

    /// <summary>The beginning of the token, by which people tell keys apart.</summary>
    public string Prefix { get; private init; } = "";

    public string Hash { get; private init; } = "";

    public UserId? UserId { get; private init; }

    public BuyerId? BuyerId { get; private init; }

    public SellerId? SellerId { get; private init; }

    /// <summary>Entries of the permission catalogue, or <c>*</c> for all of the key's surface.</summary>
    public IReadOnlyList<string> Permissions { get; private init; } = [];

    /// <summary>The one door that it opens.</summary>
    public Audience Surface => Kind switch
    {
        AccessKeyKind.Admin => Audience.Admin,
        AccessKeyKind.Seller => Audience.Seller,
        _ => Audience.Public,
    };

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Addresses and networks (<c>203.0.113.0/24</c>) from which the key is taken; none means from everywhere.</summary>
    public IReadOnlyList<string> AllowedIps { get; private set; } = [];

    /// <summary>When it was last seen, give or take some minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Set by a rotation: until then the old key is good beside the new one.</summary>
    public DateTimeOffset? GraceEndsAt { get; private set; }

    /// <summary>For how long, from the rotation on.</summary>
    public TimeSpan? GracePeriod { get; private set; }

    public AccessKeyId? ReplacedBy { get; private set; }

    public static string NewToken(AccessKeyKind kind) =>
        Mark(kind) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>
    /// Whether a text has the form of a token; what has not is no key, and nobody has to look it up. Ours have 43 letters behind the mark, one that an
    /// operator chose may have others.
    /// </summary>
    public static bool IsToken(string text) => Array.Exists(Enum.GetValues<AccessKeyKind>(), kind => HasForm(text, kind));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <param name="permissions">Entries such as <c>write:products</c>; everything where nothing is said.</param>
    public static AccessKey OfAdmin(string name, string token, UserId user, IReadOnlyList<string>? permissions = null) => Make(name, AccessKeyKind.Admin, token, user, buyer: null, seller: null, expiresAt: null, permissions);

    /// <param name="permissions">Entries such as <c>write:products</c>; everything of the seller surface where nothing is said.</param>
    public static AccessKey OfSeller(string name, string token, UserId user, SellerId seller, IReadOnlyList<string>? permissions = null) => Make(name, AccessKeyKind.Seller, token, user, buyer: null, seller, expiresAt: null, permissions);

    public static AccessKey OfGuest(string token, BuyerId buyer, DateTimeOffset expiresAt) => Make("guest", AccessKeyKind.Guest, token, user: null, buyer, seller: null, expiresAt);

    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null) return;
        Raise(new ApiKeyRevoked(Id, ReplacedBy is null ? "active" : "rotating"));
        RevokedAt = now;
    }

    public void Change(string name, IReadOnlyList<string> allowedIps)
    {
        Ensure.That(allowedIps.Count <= MaxAllowedIps, new(ErrorKind.Invalid, "too_long", $"At most {MaxAllowedIps} addresses.", "allowedIps"));
        Ensure.That(allowedIps.All(IsNetwork), new(ErrorKind.Invalid, "invalid_format", "Addresses such as 203.0.113.7, or networks such as 203.0.113.0/24.", "allowedIps"));
        Name = Require.Text(name, MaxNameLength, "name");
        AllowedIps = allowedIps;
    }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && !IsExpired(now);

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now || GraceEndsAt <= now;

    /// <summary>Whether the key is taken from an address; one that nobody knows is none of the listed.</summary>
    public bool IsTakenFrom(string? address) => AllowedIps.Count == 0
        || (IPAddress.TryParse(address, out var from) && AllowedIps.Any(allowed => allowed.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(allowed).Contains(from) : IPAddress.Parse(allowed).Equals(from)));

    /// <summary>Makes a key with the same rights under a new token; the old one is good until the end of the grace.</summary>
    public AccessKey Rotate(string token, TimeSpan grace, DateTimeOffset now)
    {
        Ensure.That(grace >= TimeSpan.Zero && grace <= MaxGrace, new(ErrorKind.Invalid, "out_of_range", "A grace period is from PT0S to P7D.", "gracePeriod"));
        Ensure.That(IsLive(now) && ReplacedBy is null, new(ErrorKind.Conflict, "invalid_state_transition", "Only an active key can be rotated.", "apiKey"));
        var next = Make(Name, Kind, token, UserId, BuyerId, SellerId, ExpiresAt, Permissions);
        next.AllowedIps = AllowedIps;
        (GraceEndsAt, GracePeriod, ReplacedBy) = (now + grace, grace, next.Id);
        Raise(new ApiKeyRotated(Id, next.Id));
        next.Raise(new ApiKeyCreated(next.Id));
        return next;
    }

    /// <summary>A key that somebody makes on a surface.</summary>
    /// <param name="seller">For whom it acts; null: for the operators.</param>
    public static AccessKey Make(string name, string token, UserId creator, SellerId? seller, IReadOnlyList<string> scopes, IReadOnlyList<string> allowedIps, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        var surface = seller is null ? Audience.Admin : Audience.Seller;
        Ensure.That(scopes.Count > 0, new(ErrorKind.Invalid, "required", "A key without scopes can do nothing.", "scopes"));
        Ensure.That(scopes.All(scope => scope == Identity.Permissions.Everything || Identity.Permissions.IsKnown(surface, scope)), new(ErrorKind.Invalid, "invalid_value", "There is no such permission on this surface.", "scopes"));
        Ensure.That(expiresAt is null || expiresAt > now, new(ErrorKind.Invalid, "invalid_value", "A key expires in the future.", "expiresAt"));
        var key = Make(name, seller is null ? AccessKeyKind.Admin : AccessKeyKind.Seller, token, creator, buyer: null, seller, expiresAt, [.. scopes.Distinct(StringComparer.Ordinal)]);
        key.Change(name, allowedIps);
        key.Raise(new ApiKeyCreated(key.Id));
        return key;
    }

    private static bool IsNetwork(string text) => text.Contains('/', StringComparison.Ordinal) ? IPNetwork.TryParse(text, out _) : IPAddress.TryParse(text, out _);

    private static bool HasForm(string text, AccessKeyKind kind) => Mark(kind) is var mark
        && text.StartsWith(mark, StringComparison.Ordinal) && text.Length - mark.Length is > 0 and <= MaxSecretLength && text.AsSpan(mark.Length).IndexOfAnyExcept(Letters) < 0;

    private static string Mark(AccessKeyKind kind) => $"mk_{States.Name(kind)}_";

    private static AccessKey Make(string name, AccessKeyKind kind, string token, UserId? user, BuyerId? buyer, SellerId? seller, DateTimeOffset? expiresAt, IReadOnlyList<string>? permissions = null)
    {
        Ensure.That(HasForm(token, kind), new DomainError(ErrorKind.Invalid, "invalid_format", $"A token of this kind is '{Mark(kind)}' and at most {MaxSecretLength} letters, digits, '-' and '_'."));

        return new AccessKey
        {
            Id = AccessKeyId.New(),
            Name = Require.Text(name, MaxNameLength, "name"),
            Kind = kind,
            Prefix = token[..Math.Min(token.Length, PrefixLength)],
            Hash = HashOf(token),
            UserId = user,
            BuyerId = buyer,
            SellerId = seller,
            Permissions = permissions ?? [Identity.Permissions.Everything],
            ExpiresAt = expiresAt,
        };
    }
}
