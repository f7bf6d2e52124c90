using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>How goods leave their seller, as clients see it (ORD-06, ORD-07).</summary>
public sealed class FulfilmentTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Fulfilments = "/api/v1/seller/fulfilments";

    [Fact]
    public async Task The_buyer_follows_two_parcels_to_the_door()
    {
        var (guest, part, line) = await OrderAsync(quantity: 3);

        var first = (await SendAsync(part, new { carrier = "UPS", trackingNumber = "1Z 9", parcels = new[] { new { weight = new { value = "1.25", unit = "kg" }, trackingNumber = "1Z 9" } } }, Line(line, 1))).ShouldBe(201);
        first.Attributes["status"]!.GetValue<string>().ShouldBe("shipped");
        first.Attributes["trackingUrl"]!.GetValue<string>().ShouldBe("https://www.ups.com/track?tracknum=1Z%209");
        Lines(first.Data).ShouldBe([(line, 1)]);
        (await StatusAsync(guest, part)).ShouldBe("partiallyShipped");

        var rest = (await SendAsync(part, new { estimatedDeliveryOn = "2030-01-31" })).ShouldBe(201);
        Lines(rest.Data).ShouldBe([(line, 2)]);
        foreach (var parcel in (Answered[])[first, rest])
        {
            foreach (var to in (string[])["inTransit", "delivered"]) (await api.SellerA.Post($"{Fulfilments}/{parcel.Id}/transitions", Move(to))).ShouldBe(201);
        }

        var seen = (await guest.Get($"/api/v1/sellerOrders/{part}?include=fulfilments.lines")).ShouldBe(200);
        seen.Attributes["status"]!.GetValue<string>().ShouldBe("delivered");
        seen.Included("fulfilments").Select(parcel => parcel["attributes"]!["status"]!.GetValue<string>()).ShouldBe(["delivered", "delivered"]);
        seen.Included("orderLines").ShouldHaveSingleItem()["attributes"]!["deliveredQuantity"]!.GetValue<int>().ShouldBe(3);
        (await guest.Get($"/api/v1/fulfilments/{first.Id}/transitions")).ShouldBe(200).Items.Select(move => move!["attributes"]!["to"]!.GetValue<string>()).ShouldBe(["shipped", "inTransit", "delivered"]);
        (await guest.Get($"/api/v1/sellerOrders/{part}/transitions")).ShouldBe(200).Items.Select(move => move!["attributes"]!["to"]!.GetValue<string>())
            .ShouldBe(["confirmed", "processing", "partiallyShipped", "shipped", "delivered"]);
        (await api.BuyerA.Get($"/api/v1/fulfilments/{first.Id}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_draft_is_packed_again_and_the_buyer_sees_nothing_of_it()
    {
        var (guest, part, line) = await OrderAsync(quantity: 3);
        var draft = (await SendAsync(part, new { isDraft = true })).ShouldBe(201);
        (draft.Attributes["status"]!.GetValue<string>(), Lines(draft.Data).Single()).ShouldBe(("draft", (line, 3)));
        (await guest.Get($"/api/v1/fulfilments/{draft.Id}")).ShouldBeError(404, "not_found");

        (await api.SellerA.Patch($"{Fulfilments}/{draft.Id}", Documents.Of("fulfilments", relationships: new { lines = new { data = new[] { Line(line, 2) } } }, id: draft.Id))).ShouldBe(200);
        (await api.SellerA.Post($"{Fulfilments}/{draft.Id}/relationships/lines", new { data = new[] { Line(line, 1) } })).ShouldBe(204);
        var linkage = (await api.SellerA.Get($"{Fulfilments}/{draft.Id}/relationships/lines")).ShouldBe(200);
        linkage.Items.ShouldHaveSingleItem()!["meta"]!["quantity"]!.GetValue<int>().ShouldBe(1);

        (await api.SellerA.Post($"{Fulfilments}/{draft.Id}/transitions", Move("packed"))).ShouldBe(201);
        (await guest.Get($"/api/v1/fulfilments/{draft.Id}")).ShouldBe(200);
        (await api.SellerA.Patch($"{Fulfilments}/{draft.Id}", Documents.Of("fulfilments", relationships: new { lines = new { data = new[] { Line(line, 2) } } }, id: draft.Id))).ShouldBeError(409, "invalid_state_transition");
        (await api.SellerA.Patch($"{Fulfilments}/{draft.Id}", Documents.Of("fulfilments", new { carrier = "Aramex" }, id: draft.Id))).ShouldBe(200);
        Lines((await api.SellerA.Get($"{Fulfilments}/{draft.Id}")).ShouldBe(200).Data).ShouldBe([(line, 1)]);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_where_it_stands()
    {
        var (_, part, line) = await OrderAsync(quantity: 3);
        var (_, other, stranger) = await OrderAsync(quantity: 1);

        (await SendAsync(part, new { }, Line(line, 4))).ShouldBeError(422, "out_of_range", "/data/relationships/lines/data/0/meta/quantity");
        (await SendAsync(part, new { }, Line(line, 0))).ShouldBeError(422, "out_of_range", "/data/relationships/lines/data/0/meta/quantity");
        (await SendAsync(part, new { }, Line(line, "two"))).ShouldBeError(422, "invalid_format", "/data/relationships/lines/data/0/meta/quantity");
        (await SendAsync(part, new { }, Line(line, 1), Line(line, 1))).ShouldBeError(422, "not_unique", "/data/relationships/lines/data/1");
        (await SendAsync(part, new { }, Line(stranger, 1))).ShouldBeError(404, "related_not_found", "/data/relationships/lines/data/0");
        (await SendAsync(part, new { trackingUrl = "javascript:alert(1)" })).ShouldBeError(422, "invalid_format", "/data/attributes/trackingUrl");
        (await SendAsync(part, new { parcels = new[] { new { weight = new { value = "0", unit = "kg" } } } })).ShouldBeError(422, "out_of_range", "/data/attributes/parcels/0/weight/value");
        (await SendAsync(Guid.NewGuid().ToString(), new { })).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");
        (await SendAsync(part, new { }, Line(line, null))).ShouldBe(201);
        (await SendAsync(part, new { })).ShouldBeError(409, "invalid_state_transition", "/data/relationships/sellerOrder/data");
        (await api.SellerB.Post(Fulfilments, Document(other, new { }))).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");
        (await api.SellerA.Get($"{Fulfilments}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await api.SellerA.Get($"{Fulfilments}?filter[sellerOrder]={other}")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    private static object Line(string id, object? quantity) => quantity is null ? new { type = "orderLines", id } : new { type = "orderLines", id, meta = new { quantity } };

    private static object Move(string to) => Documents.Of("transitions", new { to });

    private static object Document(string part, object attributes, params object[] lines) => Documents.Of(
        "fulfilments", attributes, lines.Length == 0 ? new { sellerOrder = Documents.To("sellerOrders", part) } : new { sellerOrder = Documents.To("sellerOrders", part), lines = new { data = lines } });

    private static List<(string Line, int Quantity)> Lines(JsonNode parcel) =>
        [.. parcel["relationships"]!["lines"]!["data"]!.AsArray().Select(line => (line!["id"]!.GetValue<string>(), line["meta"]!["quantity"]!.GetValue<int>()))];

    private static async Task<string> StatusAsync(HttpClient buyer, string part) => (await buyer.Get($"/api/v1/sellerOrders/{part}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();

    private Task<Answered> SendAsync(string part, object attributes, params object[] lines) => api.SellerA.Post(Fulfilments, Document(part, attributes, lines));

    private async Task<(HttpClient Guest, string Part, string Line)> OrderAsync(int quantity)
    {
        var sold = await api.Product(api.SellerA, "10.00", 5);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, quantity)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, $"{quantity}0.00")).ShouldBe(201);
        return (guest, checkout.Included("sellerOrders").Single()["id"]!.GetValue<string>(), checkout.Included("orderLines").Single()["id"]!.GetValue<string>());
    }
}
