using System.Security.Cryptography;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Org.BouncyCastle.Crypto.Generators;

namespace Marketplace.Testing;

/// <summary>Who is there before a test begins: two approved, trusted sellers with a shop each, an admin and two buyers; and their keys.</summary>
public sealed class People
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public SellerId SellerAId { get; private set; }

    public SellerId SellerBId { get; private set; }

    public UserId AdminId { get; private set; }

    public ShopId ShopAId { get; private set; }

    public ShopId ShopBId { get; private set; }

    public string TokenOf(string name) => _tokens[name];

    public async Task MoveIntoAsync(MarketplaceDbContext db, IAccessTokens tokens)
    {
        (SellerAId, ShopAId) = AddSeller(db, "Atelier Nord", "sellerA");
        (SellerBId, ShopBId) = AddSeller(db, "Lagoon Living", "sellerB");
        var admin = AddUser(db, "admin");
        admin.Grant([SystemRoles.Super]);
        AdminId = admin.Id;
        db.AccessKeys.Add(AccessKey.OfAdmin("admin", Token("admin", AccessKeyKind.Admin), admin.Id));
        AddBuyer(db, tokens, "buyerA");
        AddBuyer(db, tokens, "buyerB");
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Everybody's; hashed at the least cost.</summary>
    public const string Password = "correct horse battery";

    public static string EmailOf(string name) => $"{name.ToLowerInvariant()}@example.test";

    private static User AddUser(MarketplaceDbContext db, string name)
    {
        var user = User.Register(EmailOf(name), PasswordHash.Value, new UserDetails(name));
        db.Users.Add(user);
        db.CustomerProfiles.Add(CustomerProfile.OfUser(user.ProfileId, user.Id, user.Name, user.Email));
        return user;
    }

    private static readonly Lazy<string> PasswordHash = new(() => OpenBsdBCrypt.Generate("2b", Password.ToCharArray(), RandomNumberGenerator.GetBytes(16), 4));

    private void AddBuyer(MarketplaceDbContext db, IAccessTokens tokens, string name)
    {
        var user = AddUser(db, name);
        var (session, _) = Session.Open(user.Id, [Audience.Public], seller: null, SessionTransport.Bearer, deviceName: null, new SessionOrigin("127.0.0.1", "tests"), DateTimeOffset.UtcNow);
        db.Sessions.Add(session);
        _tokens[name] = tokens.Issue(new TokenClaims(session.Id, user.Id, user.Email, "buyer", session.Audience, SellerId: null)).Token;
    }

    private (SellerId Seller, ShopId Shop) AddSeller(MarketplaceDbContext db, string name, string key)
    {
        var now = DateTimeOffset.UtcNow;
        var seller = Seller.Register(new SellerDetails(name, Slug.From(name)!, name + " Ltd"), "USD");
        seller.AcceptTerms(now);
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, now);
        seller.Trust(trusted: true);
        var address = new Address { Name = name, Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };
        var shop = Shop.Open(seller.Id, new ShopDetails(name, Slug.From(name)!, address, "Indian/Mauritius"));
        var owner = AddUser(db, key);
        db.AddRange(seller, shop, KycCase.Open(seller.Id, [KycDocumentKind.Identity]), SellerMember.Join(seller.Id, owner.Id, SellerRole.Owner), AccessKey.OfSeller(key, Token(key, AccessKeyKind.Seller), owner.Id, seller.Id));
        return (seller.Id, shop.Id);
    }

    private string Token(string name, AccessKeyKind kind) => _tokens[name] = AccessKey.NewToken(kind);
}
