using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.Bench.Baseline;

/// <summary>From a cart to an order in one transaction, statement by statement.</summary>
internal static class CheckOut
{
    public static ReadOnlyMemory<byte> Run(Session session, string token, string key, JsonElement data)
    {
        var now = CartRows.Now;
        var cart = CartRows.FindCart(session, token, AddLine.Related(data.GetProperty("relationships"), "cart"), now);
        if (session.Scalar(OrderSql.FindKey, cart.Buyer, key) is not null) throw new InvalidOperationException("The benchmark repeats no key.");

        var asked = data.GetProperty("attributes");
        var offers = CartRows.ListingsOf(session, cart).ConvertAll(listing => CartRows.FindOffer(session, listing));
        foreach (var offer in offers.OrderBy(offer => offer.Stock, StringComparer.Ordinal))
        {
            if (session.Execute(OrderSql.Take, 1, now, offer.Stock) != 1) throw new InvalidOperationException("Out of stock.");
        }

        var (order, payment, checkout) = (CartRows.NewId(), CartRows.NewId(), CartRows.NewId());
        var total = offers.Sum(offer => offer.Price);
        var (shipping, billing) = (asked.GetProperty("shippingAddress").GetRawText(), asked.GetProperty("billingAddress").GetRawText());
        var email = asked.GetProperty("email").GetString();
        var number = "M-" + ((long)session.Scalar(OrderSql.NextNumber)!).ToString("D6", CultureInfo.InvariantCulture);
        session.Execute(OrderSql.Order, order, number, cart.Buyer, offers.Count, email, shipping, billing, now, total);
        session.Execute(OrderSql.Transition, CartRows.NewId(), "orders", order, "placed", now);
        Raise(session, cart, "order.placed", order, order, now);

        var part = 0;
        foreach (var sold in offers.GroupBy(offer => offer.Seller, StringComparer.Ordinal))
        {
            Part(session, cart, order, number, string.Create(CultureInfo.InvariantCulture, $"{number}-{++part}"), [.. sold], shipping, now);
        }

        session.Execute(OrderSql.Payment, payment, order, cart.Buyer, total, now);
        Raise(session, cart, "payment.created", payment, order, now);
        session.Execute(OrderSql.Checkout, checkout, cart.Id, cart.Buyer, order, payment, total, email, shipping, billing, now);
        if (session.Execute(OrderSql.Complete, order, now, cart.Id, cart.Version) != 1) throw new InvalidOperationException("The cart was changed meanwhile.");
        Raise(session, cart, "cart.completed", cart.Id, order, now);

        var body = Answer(asked, checkout, cart, order, payment, total, now);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.GetRawText())));
        var headers = $$"""{"Content-Type":"application/vnd.api+json","Location":"/api/v1/checkouts/{{checkout}}","ETag":"\"1\""}""";
        session.Execute(OrderSql.StoreAnswer, cart.Buyer, key, fingerprint, headers, body.ToArray(), now);
        return body;
    }

    private static void Part(Session session, CartRow cart, string order, string orderNumber, string number, List<OfferRow> sold, string shipping, string now)
    {
        var id = CartRows.NewId();
        session.Execute(OrderSql.SellerOrder, id, order, sold[0].Seller, cart.Buyer, number, orderNumber, sold.Count, shipping, sold.Sum(offer => offer.Price), now);
        session.Execute(OrderSql.Transition, CartRows.NewId(), "sellerOrders", id, "confirmed", now);
        Raise(session, cart, "sellerOrder.confirmed", id, order, now);
        foreach (var offer in sold)
        {
            var line = CartRows.NewId();
            session.Execute(OrderSql.Line, line, offer.Listing, offer.Product, offer.Variant, offer.Name, offer.VariantName, offer.Options, offer.Unit, offer.Price, id, now);
            session.Execute(OrderSql.Reservation, CartRows.NewId(), offer.Stock, line, now);
            Raise(session, cart, "stock.reserved", offer.Stock, line, now);
        }
    }

    private static void Raise(Session session, CartRow cart, string name, string subject, string about, string now) => session.Execute(
        OrderSql.Event,
        CartRows.NewId(),
        name,
        subject,
        $$"""{"id":"{{subject}}","aboutId":"{{about}}","buyerId":"{{cart.Buyer}}","cartId":"{{cart.Id}}","name":"{{name}}","subjectId":"{{subject}}","quantity":1}""",
        now,
        cart.Buyer);

    private static ReadOnlyMemory<byte> Answer(JsonElement asked, string checkout, CartRow cart, string order, string payment, long total, string now) => WriteDocument.Of(
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
