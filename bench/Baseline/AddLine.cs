using System.Text.Json;

namespace Marketplace.Bench.Baseline;

internal static class AddLine
{
    private const string Insert =
        """
        INSERT INTO shopping_cart_lines (id, listing_id, product_id, variant_id, seller_id, customization_hash, quantity, unit_price, cart_id, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8, $9, $10)
        """;

    private const string Touch = "UPDATE shopping_carts SET version = version + 1, updated_at = $1 WHERE id = $2 AND version = $3";

    public static ReadOnlyMemory<byte> Run(Session session, string token, JsonElement data)
    {
        var (now, id) = (CartRows.Now, CartRows.NewId());
        var related = data.GetProperty("relationships");
        var quantity = data.GetProperty("attributes").GetProperty("quantity").GetInt32();
        var cart = CartRows.FindCart(session, token, Related(related, "cart"), now);
        var listing = Related(related, "listing");
        if (CartRows.ListingsOf(session, cart).Contains(listing, StringComparer.Ordinal)) throw new InvalidOperationException("The benchmark adds each listing once.");

        var offer = CartRows.FindOffer(session, listing);
        session.Execute(Insert, id, offer.Listing, offer.Product, offer.Variant, offer.Seller, quantity, offer.Price, cart.Id, now, now);
        if (session.Execute(Touch, now, cart.Id, cart.Version) != 1) throw new InvalidOperationException("The cart was changed meanwhile.");
        return WriteDocument.Of(
            "cartLines",
            id,
            json =>
            {
                json.WriteNumber("quantity", quantity);
                WriteDocument.Money(json, "unitPrice", offer.Price);
                WriteDocument.Money(json, "currentUnitPrice", offer.Price);
                WriteDocument.Money(json, "customizationTotal", 0);
                WriteDocument.Money(json, "discountTotal", 0);
                WriteDocument.Money(json, "lineTotal", offer.Price * quantity);
                json.WriteBoolean("isAvailable", true);
                json.WriteStartArray("problems");
                json.WriteEndArray();
                json.WriteString("createdAt", now);
                json.WriteString("updatedAt", now);
            },
            ("cart", "carts", cart.Id),
            ("listing", "listings", offer.Listing),
            ("product", "products", offer.Product),
            ("variant", "variants", offer.Variant),
            ("seller", "sellers", offer.Seller));
    }

    public static string Related(JsonElement relationships, string name) =>
        relationships.GetProperty(name).GetProperty("data").GetProperty("id").GetString()!.ToUpperInvariant();
}
