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
    private const int SecretBytes = 32;

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
        $"mk_{States.Name(kind)}_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static AccessKey OfAdmin(string name, string token, UserId user) => Make(name, AccessKeyKind.Admin, token, user, buyer: null, seller: null, expiresAt: null);

    public static AccessKey OfSeller(string name, string token, UserId user, SellerId seller) => Make(name, AccessKeyKind.Seller, token, user, buyer: null, seller, expiresAt: null);

    public static AccessKey OfBuyer(string name, string token, UserId user, BuyerId buyer) => Make(name, AccessKeyKind.Buyer, token, user, buyer, seller: null, expiresAt: null);

    public static AccessKey OfGuest(string token, BuyerId buyer, DateTimeOffset expiresAt) => Make("guest", AccessKeyKind.Guest, token, user: null, buyer, seller: null, expiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    private static AccessKey Make(string name, AccessKeyKind kind, string token, UserId? user, BuyerId? buyer, SellerId? seller, DateTimeOffset? expiresAt) => new()
    {
        Id = AccessKeyId.New(),
        Name = Require.Text(name, MaxNameLength, "name"),
        Kind = kind,
        Prefix = token[..Math.Min(token.Length, PrefixLength)],
        Hash = HashOf(token),
        UserId = user,
        BuyerId = buyer,
        SellerId = seller,
        Permissions = ["*"],
        ExpiresAt = expiresAt,
    };
}
