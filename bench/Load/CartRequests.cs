using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Marketplace.Bench.Catalogue;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Load;

/// <summary>Carts of guests, each used once: to add a line to an empty one, or to check out a full one.</summary>
internal sealed class CartRequests(string database, int linesInCart) : IRequests
{
    private const string Key =
        "INSERT INTO identity_access_keys (id, name, kind, prefix, hash, buyer_id, permissions, allowed_ips, expires_at, version, created_at, updated_at) VALUES ($1, 'guest', 'Guest', $2, $3, $4, '[\"*\"]', '[]', $5, 1, $6, $6)";

    private const string Cart = "INSERT INTO shopping_carts (id, buyer_id, currency, status, version, created_at, updated_at) VALUES ($1, $2, 'USD', 'Open', 1, $3, $3)";

    private const string Line =
        """
        INSERT INTO shopping_cart_lines (id, listing_id, product_id, variant_id, seller_id, customization_hash, quantity, unit_price, cart_id, created_at, updated_at)
        SELECT $1, l.id, l.product_id, l.variant_id, l.seller_id, '', 1, p.amount_minor, $2, $3, $3 FROM catalog_listings l JOIN catalog_prices p ON p.listing_id = l.id WHERE l.id = $4
        """;

    private const string Address = """{"name":"A. Buyer","line1":"1 Quay Road","city":"Port Louis","postalCode":"11302","country":"MU"}""";

    private readonly ConcurrentQueue<(string Token, string Path, string Body)> _ready = new();

    /// <summary>Of three that follow one another, two are the first seller's and one is another's.</summary>
    private readonly List<(string Id, long Price)> _listings = [.. Database.Strings(
        database,
        """
        WITH ranked AS (SELECT l.id, p.amount_minor, row_number() OVER (PARTITION BY l.seller_id ORDER BY l.id) AS place, dense_rank() OVER (ORDER BY l.seller_id) AS seller
            FROM catalog_listings l JOIN catalog_prices p ON p.listing_id = l.id)
        SELECT id || ',' || amount_minor FROM ranked WHERE seller <= 2 ORDER BY CASE seller WHEN 1 THEN (place - 1) / 2 ELSE place - 1 END, seller, place LIMIT 3000
        """).Select(row => (row[..36], long.Parse(row.AsSpan(37), CultureInfo.InvariantCulture)))];

    private int _place;

    public HttpRequestMessage? Next()
    {
        if (!_ready.TryDequeue(out var made)) return null;

        var request = new HttpRequestMessage(HttpMethod.Post, made.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(made.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.api+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", made.Token);
        if (linesInCart > 0) request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{Guid.NewGuid()}\"");
        return request;
    }

    public void Prepare(int count)
    {
        using var connection = Database.Open(database);
        using var transaction = connection.BeginTransaction();
        for (var i = _ready.Count; i < count; i++) _ready.Enqueue(Make(connection));
        transaction.Commit();
    }

    private (string Token, string Path, string Body) Make(SqliteConnection connection)
    {
        var (now, cart, buyer, token) = (Text(DateTime.UtcNow), Id(), Id(), AccessKey.NewToken(AccessKeyKind.Guest));
        Run(connection, Key, Id(), token[..AccessKey.PrefixLength], AccessKey.HashOf(token), buyer, Text(DateTime.UtcNow.AddDays(1)), now);
        Run(connection, Cart, cart, buyer, now);
        var start = _place = (_place + 3) % (_listings.Count / 3 * 3);
        var lines = _listings.GetRange(start, linesInCart);
        foreach (var (listing, _) in lines) Run(connection, Line, Id(), cart, now, listing);

        return linesInCart == 0
            ? (token, "/api/v1/cartLines", $$"""{"data":{"type":"cartLines","attributes":{"quantity":1},"relationships":{{{To("cart", "carts", cart)}},{{To("listing", "listings", _listings[start].Id)}} } } }""")
            : (token, "/api/v1/checkouts", CheckoutBody(cart, lines.Sum(line => line.Price)));
    }

    private static string CheckoutBody(string cart, long total) =>
        $$"""
        {"data":{"type":"checkouts","attributes":{"expectedTotal":{"amount":"{{(total / 100m).ToString("F2", CultureInfo.InvariantCulture)}}","currency":"USD"},"email":"buyer@example.com",
        "paymentMethod":"cashOnDelivery","shippingAddress":{{Address}},"billingAddress":{{Address}}},"relationships":{ {{To("cart", "carts", cart)}} } } }
        """;

    private static string To(string name, string type, string id) => $$$"""
        "{{{name}}}":{"data":{"type":"{{{type}}}","id":"{{{id.ToLowerInvariant()}}}"}}
        """;

    private static string Id() => Guid.CreateVersion7().ToString().ToUpperInvariant();

    private static string Text(DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection connection, string sql, params string[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this program
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${(i + 1).ToString(CultureInfo.InvariantCulture)}", values[i]);
        command.ExecuteNonQuery();
    }
}
