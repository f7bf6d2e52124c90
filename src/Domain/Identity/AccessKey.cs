using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

public enum AccessKeyKind { Guest, Buyer, Seller, Admin }

/// <summary>
/// A bearer credential. Only a digest of the secret is kept: it has 256 random bits, so a plain SHA-256 cannot be searched, and finding it by an index
/// tells nothing through its timing.
/// </summary>
public sealed class AccessKey : AggregateRoot
{
    public const int MaxNameLength = 100;
    public const int PrefixLength = 12;
    public const int HashLength = 64;

    /// <summary>The permission that holds all others of the key's surface.</summary>
    public const string Everything = "*";

    private const int SecretBytes = 32;
    private const int MaxSecretLength = 128;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private AccessKey() { } // EF Core

    public AccessKeyId Id { get; private init; }

    public string Name { get; private init; } = "";

    public AccessKeyKind Kind { get; private init; }

    /// <summary>The beginning of the token, by which people tell keys apart.</summary>
    public string Prefix { get; private init; } = "";

    public string Hash { get; private init; } = "";

    public UserId? UserId { get; private init; }

    public BuyerId? BuyerId { get; private init; }

    public SellerId? SellerId { get; private init; }

    /// <summary>Entries of the permission catalogue, or <c>*</c> for all of the key's surface.</summary>
    public IReadOnlyList<string> Permissions { get; private init; } = [];

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

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

    public static AccessKey OfBuyer(string name, string token, UserId user, BuyerId buyer) => Make(name, AccessKeyKind.Buyer, token, user, buyer, seller: null, expiresAt: null);

    public static AccessKey OfGuest(string token, BuyerId buyer, DateTimeOffset expiresAt) => Make("guest", AccessKeyKind.Guest, token, user: null, buyer, seller: null, expiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

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
            Permissions = permissions ?? [Everything],
            ExpiresAt = expiresAt,
        };
    }
}
