using Marketplace.Bench.Catalogue;
using Marketplace.Bench.Databases;
using Marketplace.Domain.Identity;
using Session = Marketplace.Bench.Databases.Session;

namespace Marketplace.Bench.Load;

/// <summary>Carts of guests, made past the server while nobody measures.</summary>
internal sealed class Carts
{
    private const string Key =
        "INSERT INTO identity_access_keys (id, name, kind, prefix, hash, buyer_id, permissions, allowed_ips, expires_at, version, created_at, updated_at) VALUES ($1, 'guest', 'Guest', $2, $3, $4, '[\"*\"]', '[]', $5, 1, $6, $6)";

    private const string Cart =
        """
        INSERT INTO shopping_carts (id, buyer_id, currency, status, coupons, totals_discount, totals_grand, totals_included_tax, totals_item, totals_shipping, totals_tax, version, created_at, updated_at)
        VALUES ($1, $2, 'USD', 'Open', $4, 0, 0, 0, 0, 0, 0, 1, $3, $3)
        """;

    private const string Line =
        """
        INSERT INTO shopping_cart_lines (id, listing_id, product_id, variant_id, seller_id, customization_hash, quantity, unit_price, discount, surcharge, cart_id, created_at, updated_at)
        SELECT $1, l.id, l.product_id, l.variant_id, l.seller_id, '', 1, p.amount_minor, 0, 0, $2, $3, $3 FROM catalog_listings l JOIN catalog_prices p ON p.listing_id = l.id WHERE l.id = $4
        """;

    private readonly BenchDatabase _database;
    private readonly List<(Guid Id, long Price)> _listings;
    private readonly bool _abroad;
    private int _place;

    private Carts(BenchDatabase database, List<(Guid Id, long Price)> listings, bool abroad) => (_database, _listings, _abroad) = (database, listings, abroad);

    /// <summary>Of three listings that follow one another, two are the first seller's and one is another's.</summary>
    /// <param name="abroad">Of the sellers that send abroad, with a code.</param>
    public static async Task<Carts> OpenAsync(BenchDatabase database, bool abroad = false)
    {
        var sellers = new List<List<(Guid, long)>>();
        foreach (var seller in await database.ListAsync($"SELECT id FROM sellers_sellers ORDER BY name LIMIT 2 OFFSET {(abroad ? 2 : 0)}", row => row.GetGuid(0)))
        {
            sellers.Add(await database.ListAsync(
                "SELECT l.id, p.amount_minor FROM catalog_listings l JOIN catalog_prices p ON p.listing_id = l.id WHERE l.seller_id = $1 ORDER BY l.variant_id LIMIT 2000", row => (row.GetGuid(0), row.GetInt64(1)), seller));
        }

        return new Carts(database, [.. Enumerable.Range(0, Math.Min(sellers[0].Count / 2, sellers[1].Count)).SelectMany(i => new[] { sellers[0][2 * i], sellers[0][(2 * i) + 1], sellers[1][i] })], abroad);
    }

    /// <summary>All of the same.</summary>
    public static Carts OfOne(BenchDatabase database, (Guid Id, long Price) listing) => new(database, [listing, listing, listing], abroad: false);

    /// <summary>Listings and what one of each costs, in minor units.</summary>
    public List<(Guid Id, long Price)> ThreeAt(int place) => _listings.GetRange(place * 3 % _listings.Count, 3);

    public async Task<List<GuestCart>> MakeAsync(int count, int lines)
    {
        await using var session = await _database.OpenSessionAsync();
        await session.BeginAsync();
        var made = new List<GuestCart>();
        for (var i = 0; i < count; i++) made.Add(await MakeAsync(session, lines));
        await session.CommitAsync();
        return made;
    }

    private async Task<GuestCart> MakeAsync(Session session, int lines)
    {
        var (now, cart, buyer, token) = (DateTime.UtcNow, Guid.CreateVersion7(), Guid.CreateVersion7(), AccessKey.NewToken(AccessKeyKind.Guest));
        await session.ExecuteAsync(Key, Guid.CreateVersion7(), token[..AccessKey.PrefixLength], AccessKey.HashOf(token), buyer, now.AddDays(1), now);
        await session.ExecuteAsync(Cart, cart, buyer, now, _abroad ? $$"""[{"id":"{{Guid.CreateVersion7()}}","code":"{{PricesAbroad.Code}}","givenAt":"{{now:O}}","discount":0,"description":null}]""" : DBNull.Value);
        var listings = ThreeAt(_place++);
        foreach (var (listing, _) in listings.Take(lines)) await session.ExecuteAsync(Line, Guid.CreateVersion7(), cart, now, listing);
        return new GuestCart(token, cart, listings[0].Id, _abroad ? TotalAbroad(listings) : listings.Take(lines).Sum(line => line.Price)) { Country = _abroad ? PricesAbroad.Country : "MU" };
    }

    /// <summary>Ten percent off each line, the tax on the rest of it, and sending by two sellers.</summary>
    private static long TotalAbroad(List<(Guid Id, long Price)> listings) => (2 * PricesAbroad.Sending) + listings.Sum(line =>
    {
        var rest = line.Price - (long)Math.Round(line.Price * PricesAbroad.Percent / 100, MidpointRounding.AwayFromZero);
        return rest + (long)Math.Round(rest * PricesAbroad.TaxPercent / 100, MidpointRounding.ToEven);
    });
}

/// <param name="Listing">That could still be added, where the cart is empty.</param>
/// <param name="Total">In minor units.</param>
internal sealed record GuestCart(string Token, Guid Id, Guid Listing, long Total)
{
    public string Country { get; init; } = "MU";
}
