using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Marketplace.Bench.Load;

/// <summary>Each cart is used once: to add a line to an empty one, or to check out a full one.</summary>
internal sealed class CartRequests(Carts carts, int linesInCart) : IRequests
{
    private static string AddressIn(string country) => $$"""{"name":"A. Buyer","line1":"1 Quay Road","city":"Port","postalCode":"11302","country":"{{country}}"}""";

    private readonly ConcurrentQueue<GuestCart> _ready = new();

    public HttpRequestMessage? Next() => !_ready.TryDequeue(out var cart) ? null : linesInCart == 0 ? AddLine(cart) : CheckOut(cart);

    public async Task PrepareAsync(int count)
    {
        if (count <= _ready.Count) return;
        foreach (var cart in await carts.MakeAsync(count - _ready.Count, linesInCart)) _ready.Enqueue(cart);
    }

    public static HttpRequestMessage AddLine(GuestCart cart) => Post(
        "/api/v1/cartLines",
        cart,
        $$"""{"data":{"type":"cartLines","attributes":{"quantity":1},"relationships":{{{To("cart", "carts", cart.Id)}},{{To("listing", "listings", cart.Listing)}} } } }""");

    public static HttpRequestMessage CheckOut(GuestCart cart)
    {
        var request = Post(
            "/api/v1/checkouts",
            cart,
            $$"""
            {"data":{"type":"checkouts","attributes":{"expectedTotal":{"amount":"{{(cart.Total / 100m).ToString("F2", CultureInfo.InvariantCulture)}}","currency":"USD"},"email":"buyer@example.com",
            "paymentMethod":"cashOnDelivery","shippingAddress":{{AddressIn(cart.Country)}},"billingAddress":{{AddressIn(cart.Country)}}},"relationships":{ {{To("cart", "carts", cart.Id)}} } } }
            """);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{Guid.NewGuid()}\"");
        return request;
    }

    private static HttpRequestMessage Post(string path, GuestCart cart, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.api+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cart.Token);
        return request;
    }

    private static string To(string name, string type, Guid id) => $$$"""
        "{{{name}}}":{"data":{"type":"{{{type}}}","id":"{{{id}}}"}}
        """;
}
