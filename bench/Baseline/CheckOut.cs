using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Baseline;

/// <summary>From a cart to an order in one transaction.</summary>
internal static class CheckOut
{
    public static async Task<ReadOnlyMemory<byte>> RunAsync(Session session, string token, string key, JsonElement data)
    {
        var now = CartRows.Now;
        var cart = await CartRows.FindCartAsync(session, token, AddLine.Related(data.GetProperty("relationships"), "cart"), now);
        if (await session.ScalarAsync(OrderSql.FindKey, Credential(cart), key) is not null) throw new InvalidOperationException("The benchmark repeats no key.");

        var asked = data.GetProperty("attributes");
        var offers = new List<OfferRow>();
        foreach (var listing in await CartRows.ListingsOfAsync(session, cart)) offers.Add(await CartRows.FindOfferAsync(session, listing));
        var (order, payment, checkout) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var total = offers.Sum(offer => offer.Price);
        var (shipping, billing) = (asked.GetProperty("shippingAddress").GetRawText(), asked.GetProperty("billingAddress").GetRawText());
        var email = asked.GetProperty("email").GetString()!;
        var number = "M-" + ((long)(await session.ScalarAsync(OrderSql.NextNumber))!).ToString("D6", CultureInfo.InvariantCulture);
        foreach (var offer in offers.OrderBy(offer => offer.Stock)) await session.LaterAsync(OrderSql.Take, one: true, 1, now, offer.Stock);
        await session.LaterAsync(OrderSql.Order, one: true, order, number, cart.Buyer, offers.Count, email, shipping, billing, now, total);
        await session.LaterAsync(OrderSql.Transition, one: true, Guid.CreateVersion7(), "orders", order, "placed", now);
        await RaiseAsync(session, cart, "order.placed", order, order, now);

        var part = 0;
        foreach (var sold in offers.GroupBy(offer => offer.Seller))
        {
            await PartAsync(session, cart, order, number, string.Create(CultureInfo.InvariantCulture, $"{number}-{++part}"), [.. sold], shipping, now);
        }

        await session.LaterAsync(OrderSql.Payment, one: true, payment, order, cart.Buyer, total, now);
        await RaiseAsync(session, cart, "payment.created", payment, order, now);
        await session.LaterAsync(OrderSql.Checkout, one: true, checkout, cart.Id, cart.Buyer, order, payment, total, email, shipping, billing, now);
        await session.LaterAsync(OrderSql.Complete, one: true, order, now, cart.Id, cart.Version);
        await RaiseAsync(session, cart, "cart.completed", cart.Id, order, now);

        var body = Answer(asked, checkout, cart, order, payment, total, now);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.GetRawText())));
        var headers = $$"""{"Content-Type":"application/vnd.api+json","Location":"/api/v1/checkouts/{{checkout}}","ETag":"\"1\""}""";
        await session.LaterAsync(OrderSql.StoreAnswer, one: true, Credential(cart), key, fingerprint, headers, body.ToArray(), now);
        return body;
    }

    private static string Credential(CartRow cart) => cart.Buyer.ToString();

    private static async Task PartAsync(Session session, CartRow cart, Guid order, string orderNumber, string number, List<OfferRow> sold, string shipping, DateTime now)
    {
        var id = Guid.CreateVersion7();
        await session.LaterAsync(OrderSql.SellerOrder, one: true, id, order, sold[0].Seller, cart.Buyer, number, orderNumber, sold.Count, shipping, sold.Sum(offer => offer.Price), now);
        await session.LaterAsync(OrderSql.Transition, one: true, Guid.CreateVersion7(), "sellerOrders", id, "confirmed", now);
        await RaiseAsync(session, cart, "sellerOrder.confirmed", id, order, now);
        foreach (var offer in sold)
        {
            var line = Guid.CreateVersion7();
            await session.LaterAsync(OrderSql.Line, one: true, line, offer.Listing, offer.Product, offer.Variant, offer.Name, offer.VariantName, offer.Options, offer.Unit, offer.Price, id, now);
            await session.LaterAsync(OrderSql.Reservation, one: true, Guid.CreateVersion7(), offer.Stock, line, now);
            await RaiseAsync(session, cart, "stock.reserved", offer.Stock, line, now);
        }
    }

    private static Task RaiseAsync(Session session, CartRow cart, string name, Guid subject, Guid about, DateTime now) => session.LaterAsync(
        OrderSql.Event,
        one: true,
        Guid.CreateVersion7(),
        name,
        name[..name.IndexOf('.', StringComparison.Ordinal)] + "s",
        subject,
        cart.Id.ToString(),
        $$"""{"id":"{{subject}}","aboutId":"{{about}}","buyerId":"{{cart.Buyer}}","cartId":"{{cart.Id}}","name":"{{name}}","subjectId":"{{subject}}","quantity":1}""",
        now,
        cart.Buyer);

    private static ReadOnlyMemory<byte> Answer(JsonElement asked, Guid checkout, CartRow cart, Guid order, Guid payment, long total, DateTime now) => WriteDocument.Of(
        "checkouts",
        checkout,
        json =>
        {
            WriteDocument.Money(json, "expectedTotal", total);
            WriteDocument.Money(json, "total", total);
            foreach (var member in (string[])["email", "paymentMethod", "shippingAddress", "billingAddress"])
            {
                json.WritePropertyName(member);
                asked.GetProperty(member).WriteTo(json);
            }

            json.WriteNull("note");
            json.WriteString("createdAt", now);
            json.WriteString("updatedAt", now);
        },
        ("cart", "carts", cart.Id),
        ("order", "orders", order),
        ("payment", "payments", payment));
}
