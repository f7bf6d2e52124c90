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
        var prices = await Pricing.ReadAsync(session, asked.GetProperty("shippingAddress").GetProperty("country").GetString()!, cart.Code);
        var offers = new List<PricedOffer>();
        foreach (var listing in await CartRows.ListingsOfAsync(session, cart)) offers.Add(prices.Of(await CartRows.FindOfferAsync(session, listing)));
        var (order, payment, checkout) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var shares = offers.GroupBy(line => line.Offer.Seller).Select(sold => new Share([.. sold], prices)).ToList();
        var total = shares.Sum(share => share.Total);
        var (shipping, billing) = (asked.GetProperty("shippingAddress").GetRawText(), asked.GetProperty("billingAddress").GetRawText());
        var email = asked.GetProperty("email").GetString()!;
        var number = "M-" + ((long)(await session.ScalarAsync(OrderSql.NextNumber(session.Provider)))!).ToString("D6", CultureInfo.InvariantCulture);
        foreach (var line in offers.OrderBy(line => line.Offer.Stock)) await session.LaterAsync(OrderSql.Take, one: true, 1, now, line.Offer.Stock);
        await prices.CountAsync(session, order, cart.Buyer, offers.Sum(line => line.Discount), now);
        await session.LaterAsync(
            OrderSql.Order, one: true, order, number, cart.Buyer, offers.Count, email, shipping, billing, now,
            shares.Sum(share => share.Items), shares.Sum(share => share.Discount), shares.Sum(share => share.Charge), shares.Sum(share => share.Tax), total);
        await NoteAsync(session, "orders", order, "placed", cart, now);
        await RaiseAsync(session, cart, "order.placed", order, order, now);
        for (var part = 0; part < shares.Count; part++) await PartAsync(session, cart, order, number, string.Create(CultureInfo.InvariantCulture, $"{number}-{part + 1}"), shares[part], shipping, now);
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

    /// <summary>What a seller sells of it.</summary>
    private sealed class Share(IReadOnlyList<PricedOffer> sold, Pricing prices)
    {
        private readonly (string Method, long Charge)? _sending = prices.SendingOf(sold[0].Offer.Seller);

        public IReadOnlyList<PricedOffer> Sold => sold;

        public Guid Seller => sold[0].Offer.Seller;

        public long Items => sold.Sum(line => line.Offer.Price);

        public long Discount => sold.Sum(line => line.Discount);

        public long Tax => sold.Sum(line => line.Tax);

        public long Charge => _sending?.Charge ?? 0;

        public long Total => Items - Discount + Tax + Charge;

        public string Method => _sending?.Method ?? "";

        public string Sending => $$"""{"method":"{{Method}}","charge":{{Charge}},"discount":0,"platformDiscount":0,"tax":0,"includedTax":0}""";

        public string Adjustments => prices.AdjustmentsOf(sold);

        public string TaxLines => prices.TaxLinesOf(sold);

        public string TaxLinesOf(PricedOffer line) => prices.TaxLinesOf([line]);
    }

    private static readonly Guid DefaultRule = new("01900000-0000-7000-8001-000000000001");

    private static string Credential(CartRow cart) => cart.Buyer.ToString();

    private static async Task PartAsync(Session session, CartRow cart, Guid order, string orderNumber, string number, Share share, string shipping, DateTime now)
    {
        var id = Guid.CreateVersion7();
        await session.LaterAsync(
            OrderSql.SellerOrder, one: true, id, order, share.Seller, cart.Buyer, number, orderNumber, share.Sold.Count, share.Adjustments, share.TaxLines, shipping,
            share.Items, share.Discount, share.Charge, share.Tax, share.Total, now, share.Sending, share.Method);
        await NoteAsync(session, "sellerOrders", id, "confirmed", cart, now);
        await RaiseAsync(session, cart, "sellerOrder.confirmed", id, order, now);
        foreach (var sold in share.Sold)
        {
            var (offer, discount, tax) = sold;
            var line = Guid.CreateVersion7();
            await session.LaterAsync(OrderSql.Line, one: true, line, offer.Listing, offer.Product, offer.Variant, offer.Name, offer.VariantName, offer.Options, offer.Unit, offer.Price, discount, tax, sold.Total, id, now, share.TaxLinesOf(sold));
            await session.LaterAsync(OrderSql.Commission, one: true, Guid.CreateVersion7(), id, line, share.Seller, DefaultRule, offer.Price, now);
            await session.LaterAsync(OrderSql.Reservation, one: true, Guid.CreateVersion7(), offer.Stock, line, now);
            await RaiseAsync(session, cart, "stock.reserved", offer.Stock, line, now);
        }
    }

    /// <summary>A move stands in the history, and in the audit log.</summary>
    private static async Task NoteAsync(Session session, string type, Guid id, string to, CartRow cart, DateTime now)
    {
        await session.LaterAsync(OrderSql.Transition, one: true, Guid.CreateVersion7(), type, id, to, now);
        await session.LaterAsync(OrderSql.Audit, one: true, Guid.CreateVersion7(), now, $"{type[..^1]}.{to}", type, id, cart.Id.ToString("N"));
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
