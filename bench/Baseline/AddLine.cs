using System.Text.Json;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Baseline;

internal static class AddLine
{
    private const string Insert =
        """
        INSERT INTO shopping_cart_lines (id, listing_id, product_id, variant_id, seller_id, customization_hash, quantity, unit_price, surcharge, discount, cart_id, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, 0, 0, $8, $9, $10)
        """;

    private const string Touch = "UPDATE shopping_carts SET version = version + 1, updated_at = $1 WHERE id = $2 AND version = $3";

    public static async Task<ReadOnlyMemory<byte>> RunAsync(Session session, string token, JsonElement data)
    {
        var (now, id) = (CartRows.Now, Guid.CreateVersion7());
        var related = data.GetProperty("relationships");
        var quantity = data.GetProperty("attributes").GetProperty("quantity").GetInt32();
        var cart = await CartRows.FindCartAsync(session, token, Related(related, "cart"), now);
        var listing = Related(related, "listing");
        if ((await CartRows.ListingsOfAsync(session, cart)).Contains(listing)) throw new InvalidOperationException("The benchmark adds each listing once.");

        var offer = await CartRows.FindOfferAsync(session, listing);
        await session.LaterAsync(Insert, one: true, id, offer.Listing, offer.Product, offer.Variant, offer.Seller, quantity, offer.Price, cart.Id, now, now);
        await session.LaterAsync(Touch, one: true, now, cart.Id, cart.Version);
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

    public static Guid Related(JsonElement relationships, string name) =>
        relationships.GetProperty(name).GetProperty("data").GetProperty("id").GetGuid();
}
