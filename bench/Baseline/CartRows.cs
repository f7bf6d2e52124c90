using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Bench.Baseline;

internal sealed record CartRow(string Id, string Buyer, long Version);

/// <summary>What can be bought, as far as a cart and an order tell it.</summary>
internal sealed record OfferRow(string Listing, string Product, string Variant, string Seller, long Price, string Name, string VariantName, string Options, string Unit, string Stock);

/// <summary>The readings that adding a line and checking out share.</summary>
internal static class CartRows
{
    private const string Key = "SELECT buyer_id FROM identity_access_keys WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2";
    private const string Cart = "SELECT id, buyer_id, version FROM shopping_carts WHERE id = $1 AND buyer_id = $2 AND status = 'Open'";
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

    public static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string NewId() => Guid.CreateVersion7().ToString().ToUpperInvariant();

    public static CartRow FindCart(Session session, string token, string id, string now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var buyer = (string)session.Scalar(Key, hash, now)!;
        using var row = session.Query(Cart, id, buyer);
        if (!row.Read()) throw new InvalidOperationException("There is no such cart.");
        return new CartRow(row.GetString(0), row.GetString(1), row.GetInt64(2));
    }

    public static List<string> ListingsOf(Session session, CartRow cart)
    {
        var listings = new List<string>();
        using var rows = session.Query(Lines, cart.Id);
        while (rows.Read()) listings.Add(rows.GetString(0));
        return listings;
    }

    public static OfferRow FindOffer(Session session, string listing)
    {
        using var row = session.Query(Offer, listing);
        if (!row.Read()) throw new InvalidOperationException("Nothing is on offer.");
        return new OfferRow(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetString(9));
    }
}
