using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Testing;

/// <summary>Who is there before a test begins: two approved, trusted sellers with a shop each, an admin and two buyers; and their keys.</summary>
public sealed class People
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public SellerId SellerAId { get; private set; }

    public SellerId SellerBId { get; private set; }

    public ShopId ShopAId { get; private set; }

    public ShopId ShopBId { get; private set; }

    public string TokenOf(string name) => _tokens[name];

    public async Task MoveIntoAsync(MarketplaceDbContext db)
    {
        (SellerAId, ShopAId) = AddSeller(db, "Atelier Nord", "sellerA");
        (SellerBId, ShopBId) = AddSeller(db, "Lagoon Living", "sellerB");
        db.AccessKeys.Add(AccessKey.OfAdmin("admin", Token("admin", AccessKeyKind.Admin), UserId.New()));
        db.AccessKeys.Add(AccessKey.OfBuyer("buyerA", Token("buyerA", AccessKeyKind.Buyer), UserId.New(), BuyerId.New()));
        db.AccessKeys.Add(AccessKey.OfBuyer("buyerB", Token("buyerB", AccessKeyKind.Buyer), UserId.New(), BuyerId.New()));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private (SellerId Seller, ShopId Shop) AddSeller(MarketplaceDbContext db, string name, string key)
    {
        var now = DateTimeOffset.UtcNow;
        var seller = Seller.Register(new SellerDetails(name, Slug.From(name)!, name + " Ltd"), "USD");
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, now);
        seller.Trust(trusted: true);
        var address = new Address { Name = name, Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };
        var shop = Shop.Open(seller.Id, new ShopDetails(name, Slug.From(name)!, address, "Indian/Mauritius"));
        db.AddRange(seller, shop, AccessKey.OfSeller(key, Token(key, AccessKeyKind.Seller), UserId.New(), seller.Id));
        return (seller.Id, shop.Id);
    }

    private string Token(string name, AccessKeyKind kind) => _tokens[name] = AccessKey.NewToken(kind);
}
