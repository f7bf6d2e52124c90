using System.Text.RegularExpressions;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>What a checkout asks of the database.</summary>
public sealed class CheckoutCostTests
{
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
            "SELECT shopping_carts", "SELECT sellers_closures" /* the offers */, "SELECT sellers_shipping_methods", "SELECT pricing_tax_rates", "SELECT pricing_promotions", "INSERT ordering_sequences", "UPDATE inventory_stock_items",
            "INSERT platform_outbox", "INSERT platform_transitions", "INSERT platform_change_notes", "INSERT platform_audit_entries", "INSERT inventory_reservations", "INSERT ordering_orders", "INSERT payments_payments",
            "INSERT ordering_checkouts", "SELECT finance_commission_rules", "INSERT finance_commission_lines", "INSERT ordering_seller_orders", "UPDATE shopping_carts", "INSERT ordering_order_lines",
            "SELECT identity_users" /* the language of an account, where the request names none */,
        ], ignoreOrder: true);
    }

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
        command.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Subject).Where(subject => subject != "SELECT payments_methods");

    /// <summary>What a statement does, and to which table: <c>SELECT shopping_carts</c>.</summary>
    private static string Subject(string sql) =>
        $"{Regex.Match(sql, "^(SELECT|INSERT|UPDATE|DELETE)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking).Value.ToUpperInvariant()} {Regex.Match(sql, "(identity|shopping|catalog|ordering|inventory|payments|pricing|sellers|finance|platform)_[a-z_]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Value}";
}
