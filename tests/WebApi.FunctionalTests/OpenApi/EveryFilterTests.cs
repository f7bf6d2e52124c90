using System.Text.Json.Nodes;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>
/// Asks every filter of every collection on every surface (JA-105), with a value that is there: with every operator that the description offers where the
/// type's filter is met first, with "eq" and "ne" on the surfaces after that, whose collections begin at other rows and go on alike.
/// What an operator leaves and what its opposite leaves are together the whole collection, and never the same resource twice.
/// </summary>
public sealed class EveryFilterTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private readonly List<string> _wrong = [];
    private HttpClient _guest = null!;

    public async ValueTask InitializeAsync()
    {
        (await api.Admin.Post("/api/v1/admin/commissionRules", Documents.Of(
            "commissionRules",
            new { name = "Ten", rate = "10", @base = "items", startsAt = "2020-01-01T00:00:00Z", endsAt = "2100-01-01T00:00:00Z" },
            new { seller = Documents.To("sellers", api.SellerBId.Value.ToString()) }))).ShouldBe(201);
        (_guest, var cart) = await api.GuestCart();
        var total = 0;
        foreach (var (seller, price) in new[] { (api.SellerA, 10), (api.SellerB, 20), (api.SellerA, 30) })
        {
            var sold = await api.Product(seller, $"{price}.00", category: await api.Category(await api.Category()));
            await Tag(seller, sold.Product);
            (await seller.Patch($"/api/v1/seller/variants/{sold.Variant}", Documents.Of("variants", new { sku = Seeding.Unique("SKU") }, id: sold.Variant))).ShouldBe(200);
            (await _guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
            total += price;
            if (price == 20) continue; // the first order is of two sellers, the second of one

            (await _guest.CheckOut(cart, $"{total}.00")).ShouldBe(201);
            cart = (await _guest.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Id;
            total = 0;
        }

        var part = (await api.SellerB.Get("/api/v1/seller/sellerOrders")).ShouldBe(200).Items[0]!["id"];
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await api.SellerB.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        (await api.SellerB.Post(
            "/api/v1/seller/refunds", Documents.Of("refunds", new { reason = "goodwill", method = "manual", amount = Documents.Money("1.00") }, new { sellerOrder = Documents.To("sellerOrders", (string)part!) }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await _guest.Patch($"/api/v1/carts/{cart}", Documents.Of("carts", new { email = "guest@example.com" }, id: cart))).ShouldBe(200);
        await api.Product();
        await api.SellerA.Shipping("0.00");
        await api.SellerB.Shipping("0.00");
        await IsQuietAsync().ShouldBecome(expected: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Rule", "JA-102")]
    [Trait("Rule", "JA-104")]
    [Trait("Rule", "JA-105")]
    public async Task What_a_filter_leaves_and_what_its_opposite_leaves_are_the_whole()
    {
        HashSet<(string Type, string Filter)> met = [];
        foreach (var surface in (string[])["/api/v1/admin/", "/api/v1/seller/", "/api/v1/"])
        {
            var asked = 0;
            foreach (var path in RealAnswersTests.Collections(surface))
            {
                var collection = new Surveyed(RealAnswersTests.ClientOf(surface, api, _guest), path);
                if (await collection.Type() is not { } type) continue;

                foreach (var (filter, operators) in collection.Filters)
                {
                    asked++;
                    await Ask(collection, path, filter, operators["eq"]!.AsObject(), met.Add((type, filter)) ? operators.Select(each => each.Key) : ["eq", "ne"]);
                }
            }

            asked.ShouldBeGreaterThan(100, surface);
        }

        _wrong.ShouldBeEmpty();
    }

    private async Task Ask(Surveyed collection, string path, string filter, JsonObject schema, IEnumerable<string> operators)
    {
        var seen = await collection.Seen(filter);
        var value = Uri.EscapeDataString(seen ?? Fitting(filter, schema));
        var rest = filter != "currency" && collection.Filters.Any(other => other.Filter == "currency") ? "&filter[currency]=USD" : "";
        var left = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var name in operators) left.Add(name, await collection.Ids($"filter[{filter}][{name}]={(name == "isNull" ? "true" : value)}{rest}"));

        var all = await collection.Ids(rest.TrimStart('&'));
        Halves(left["eq"], left["ne"], "eq", "ne", all);
        if (seen is not null && left["eq"].Count == 0) Wrong($"eq does not find '{seen}', which is there");
        if (!left.TryGetValue("in", out var among)) return;

        Halves(among, left["nin"], "in", "nin", all);
        if (!among.SetEquals(left["eq"])) Wrong("in is not eq");
        if (left.TryGetValue("contains", out var containing) && !left["eq"].IsSubsetOf(containing)) Wrong("contains leaves out what is equal");
        if (left.TryGetValue("isNull", out var empty)) Halves(empty, await collection.Ids($"filter[{filter}][isNull]=false{rest}"), "isNull", "isNull=false", all);
        if (!left.TryGetValue("gt", out var greater)) return;

        var comparable = new HashSet<string>([.. left["gte"], .. left["lt"]], StringComparer.Ordinal);
        Halves(left["gte"], left["lt"], "gte", "lt", comparable);
        Halves(greater, left["lte"], "gt", "lte", comparable);
        if (!left["gte"].SetEquals([.. greater, .. left["eq"]])) Wrong("gte is not gt and eq");

        void Halves(HashSet<string> one, HashSet<string> other, string first, string second, HashSet<string> whole)
        {
            if (one.Overlaps(other) || !whole.SetEquals([.. one, .. other])) Wrong($"{first} leaves {one.Count}, {second} {other.Count}, of {whole.Count}");
        }

        void Wrong(string what) => _wrong.Add($"{path} filter[{filter}] with '{value}': {what}");
    }

    /// <summary>A value of the filter's kind that nothing has, or may have.</summary>
    private static string Fitting(string filter, JsonObject schema) => filter switch
    {
        "currency" => "USD",
        _ when filter.EndsWith("At", StringComparison.Ordinal) => "2026-01-31",
        _ => RealAnswersTests.ValueOf(schema),
    };

    /// <summary>What follows by events has followed, and is told.</summary>
    private Func<Task<bool>> IsQuietAsync() => async () =>
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        return !await db.Outbox.AnyAsync(message => message.SentAt == null) && !await db.ChangeNotes.AnyAsync();
    };

    private async Task Tag(HttpClient seller, string product)
    {
        var tags = new { data = new[] { new { type = "tags", id = await api.Tag() } } };
        (await seller.Patch($"/api/v1/seller/products/{product}", Documents.Of("products", relationships: new { tags }, id: product))).ShouldBe(200);
    }
}
