using System.Text.RegularExpressions;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>What a checkout asks of the database.</summary>
public sealed class CheckoutCostTests
{
    /// <summary>For another checkout of the same cart, where there are many writers: of no table.</summary>
    private const string Wait = "SELECT ";

    private static readonly string NextNumber = TestDatabase.Provider is DatabaseProvider.Postgres ? "SELECT ordering_numbers" : "INSERT ordering_sequences";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkout_needs_as_many_statements_for_ten_lines_of_five_sellers_as_for_one_line()
    {
        await using var market = await Market.OpenAsync();

        await StatementsAsync(market, sellers: 1, lines: 1); // what is remembered from then on

        var few = await StatementsAsync(market, sellers: 1, lines: 1);
        var many = await StatementsAsync(market, sellers: 5, lines: 10);

        many.Count.ShouldBe(few.Count, string.Join(", ", many.SelectMany(Subjects)));
        many.SelectMany(Subjects).Distinct().ShouldBe(few.SelectMany(Subjects).Distinct());
        few.SelectMany(Subjects).ShouldBe(
        [
            "SELECT shopping_carts", "SELECT sellers_closures" /* the offers */, "SELECT sellers_shipping_methods", "SELECT pricing_tax_rates", "SELECT pricing_promotions", NextNumber, "UPDATE inventory_stock_items",
            "INSERT platform_outbox", "INSERT platform_transitions", "INSERT platform_change_notes", "INSERT platform_audit_entries", "INSERT inventory_reservations", "INSERT ordering_orders", "INSERT payments_payments",
            "INSERT ordering_checkouts", "SELECT finance_commission_rules", "INSERT finance_commission_lines", "INSERT ordering_seller_orders", "UPDATE shopping_carts", "INSERT ordering_order_lines",
            "SELECT identity_users" /* the language of an account, where the request names none */,
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_sold_out_is_refused_before_it_is_priced()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), 100, 1);
        var (first, late) = (BuyerId.New(), BuyerId.New());
        var (bought, cart) = (await market.CartAsync(first, Ct, (listing, 1)), await market.CartAsync(late, Ct, (listing, 1)));
        await market.CheckOutAsync(first, bought, 100, Ct);

        var refused = await Statements.OfAsync(() => Should.ThrowAsync<DomainException>(() => market.CheckOutAsync(late, cart, 100, Ct)));

        refused.SelectMany(Subjects).ShouldBe(["SELECT shopping_carts", "SELECT sellers_closures" /* the offers */, "SELECT identity_users"], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_the_shop_is_is_only_asked_where_something_is_fetched()
    {
        await using var market = await Market.OpenAsync();
        var seller = await market.SellerAsync();
        var listing = await market.OfferAsync(seller, 100, 5);
        var (post, door) = await WaysAsync(market, seller);

        await SubjectsAsync(post, 110); // what is remembered from then on

        var sent = await SubjectsAsync(post, 110);
        var fetched = await SubjectsAsync(door, 120);

        sent.ShouldNotContain("SELECT sellers_shops");
        fetched.ShouldBe([.. sent, "SELECT sellers_shops"], ignoreOrder: true);

        async Task<IReadOnlyList<string>> SubjectsAsync(ShippingMethodId way, long total)
        {
            var buyer = BuyerId.New();
            var cart = await market.CartAsync(buyer, Ct, (listing, 1));
            await market.LookAsync(async db =>
            {
                (await db.Carts.SingleAsync(one => one.Id == cart, Ct)).Choose(seller, way, market.Database.Clock.GetUtcNow());
                return await db.SaveChangesAsync(Ct);
            });
            return [.. (await Statements.OfAsync(() => market.CheckOutAsync(buyer, cart, total, Ct))).SelectMany(Subjects)];
        }
    }

    /// <summary>To where the buyers of these tests live: by the post, and from the seller's only shop.</summary>
    private static Task<(ShippingMethodId Post, ShippingMethodId Door)> WaysAsync(Market market, SellerId seller) => market.LookAsync(async db =>
    {
        var (post, door) = (ShippingMethod.Offer(seller, shop: null, new ShippingMethodDetails("Post", ShippingKind.Shipping), 0), ShippingMethod.Offer(seller, shop: null, new ShippingMethodDetails("At the door", ShippingKind.Pickup), 1));
        var zone = ShippingZone.Draw(seller, new ShippingZoneDetails("Home", [Market.Home.Country]), 0);
        ShippingRate Of(ShippingMethod method, long amount) => ShippingRate.Set(method, zone, new ShippingRateDetails(ShippingBasis.Flat, new Money(amount, "USD")), "USD", 0);
        db.AddRange(Shop.Open(seller, new ShopDetails("Quay", $"quay-{Guid.NewGuid():N}", Market.Home, "Indian/Mauritius")), post, door, zone, Of(post, 10), Of(door, 20));
        await db.SaveChangesAsync(Ct);
        return (post.Id, door.Id);
    });

    private static async Task<IReadOnlyList<string>> StatementsAsync(Market market, int sellers, int lines)
    {
        var buyer = BuyerId.New();
        var wanted = new List<(ListingId, int)>();
        for (var seller = 0; seller < sellers; seller++)
        {
            var id = await market.SellerAsync();
            for (var line = 0; line < lines / sellers; line++) wanted.Add((await market.OfferAsync(id, 100, 5), 1));
        }

        var cart = await market.CartAsync(buyer, Ct, [.. wanted]);
        return await Statements.OfAsync(() => market.CheckOutAsync(buyer, cart, 100 * lines, Ct));
    }

    /// <summary>One provider sends several statements in one command.</summary>
    /// <remarks>The ways to pay are remembered by processes that hear of changes, which these tests' are not on every database.</remarks>
    private static IEnumerable<string> Subjects(string command) =>
        command.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Subject)
            .Where(subject => subject is not ("SELECT payments_methods" or Wait));

    /// <summary>What a statement does, and to which table: <c>SELECT shopping_carts</c>.</summary>
    private static string Subject(string sql) =>
        $"{Regex.Match(sql, "^(SELECT|INSERT|UPDATE|DELETE)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking).Value.ToUpperInvariant()} {Regex.Match(sql, "(identity|shopping|catalog|ordering|inventory|payments|pricing|sellers|finance|platform)_[a-z_]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Value}";
}
