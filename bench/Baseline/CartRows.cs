using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Baseline;

/// <param name="Code">The code that was given; empty where none was.</param>
internal sealed record CartRow(Guid Id, Guid Buyer, long Version, string Code);

/// <summary>What can be bought, as far as a cart and an order tell it.</summary>
internal sealed record OfferRow(Guid Listing, Guid Product, Guid Variant, Guid Seller, long Price, string Name, string VariantName, string Options, string Unit, Guid Stock);

/// <summary>The readings that adding a line and checking out share.</summary>
internal static class CartRows
{
    private const string Key = "SELECT buyer_id FROM identity_access_keys WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2";
    private const string Cart = "SELECT id, buyer_id, version, coupons FROM shopping_carts WHERE id = $1 AND buyer_id = $2 AND status = 'Open'";
    private const string Lines = "SELECT listing_id FROM shopping_cart_lines WHERE cart_id = $1 ORDER BY id";

    private const string Offer =
        """
        SELECT l.id, l.product_id, l.variant_id, l.seller_id, c.amount_minor, p.name, v.name, v.options, l.unit, s.id
        FROM catalog_listings l
        JOIN catalog_products p ON p.id = l.product_id
        JOIN catalog_variants v ON v.id = l.variant_id
        JOIN sellers_sellers e ON e.id = l.seller_id
        JOIN inventory_stock_items s ON s.listing_id = l.id
        JOIN catalog_prices c ON c.listing_id = l.id AND c.currency = 'USD'
        WHERE l.id = $1 AND l.status = 'Active' AND p.status = 'Published' AND v.is_active AND e.status = 'Approved' AND s.on_hand - s.reserved - s.safety_stock > 0
        """;

    /// <summary>With the digits that a column keeps.</summary>
    public static DateTime Now => new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    public static async Task<CartRow> FindCartAsync(Session session, string token, Guid id, DateTime now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        Guid buyer;
        await using (var key = await session.QueryAsync(Key, hash, now))
        {
            buyer = await key.ReadAsync() ? key.GetGuid(0) : throw new InvalidOperationException("There is no such key.");
        }

        await using var row = await session.QueryAsync(Cart, id, buyer);
        if (!await row.ReadAsync()) throw new InvalidOperationException("There is no such cart.");
        return new CartRow(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), row.IsDBNull(3) ? "" : CodeOf(row.GetString(3)));
    }

    private static string CodeOf(string coupons)
    {
        using var given = JsonDocument.Parse(coupons);
        return given.RootElement.GetArrayLength() == 0 ? "" : given.RootElement[0].GetProperty("code").GetString()!;
    }

    public static Task<List<Guid>> ListingsOfAsync(Session session, CartRow cart) => session.ListAsync(Lines, row => row.GetGuid(0), cart.Id);

    public static async Task<OfferRow> FindOfferAsync(Session session, Guid listing)
    {
        await using var row = await session.QueryAsync(Offer, listing);
        if (!await row.ReadAsync()) throw new InvalidOperationException("Nothing is on offer.");
        return new OfferRow(
            row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetGuid(9));
    }
}
