using System.Diagnostics;
using Marketplace.Testing.Databases;
using Marketplace.WebApi.FunctionalTests.Processes;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>The command <c>verify</c>: silent about a whole database, and about none that is broken.</summary>
public sealed class VerifyTests(Bookshop shop) : IClassFixture<Bookshop>
{
    private const string AStockItem = "(SELECT id FROM inventory_stock_items WHERE reserved > 0 LIMIT 1)";
    private const string AnOrder = "(SELECT id FROM ordering_orders WHERE status = 'Placed' LIMIT 1)";
    private const string AReservation = "(SELECT id FROM inventory_reservations WHERE status = 'Active' LIMIT 1)";

    [Fact]
    public async Task A_market_that_sold_shipped_and_cancelled_has_no_violations() => (await Bookshop.VerifyAsync(await shop.CopyAsync())).ShouldNotBeNull().ShouldBeEmpty();

    [Theory]
    [Trait("Rule", "R-00")]
    [InlineData("UPDATE inventory_stock_items SET on_hand = on_hand + 1 WHERE id = " + AStockItem, "inventory.onHand: stockItem ")]
    [InlineData("DELETE FROM inventory_stock_movements WHERE kind = 'Sale'", "inventory.onHand: stockItem ")]
    [InlineData("UPDATE inventory_stock_items SET reserved = reserved - 1 WHERE id = " + AStockItem, "inventory.reserved: stockItem ")]
    [InlineData("UPDATE inventory_stock_items SET reserved = on_hand + 1 WHERE id = " + AStockItem, "inventory.oversold: stockItem ")]
    [InlineData("UPDATE inventory_stock_items SET on_hand = -1 WHERE id = " + AStockItem, "inventory.belowZero: stockItem ")]
    [InlineData("UPDATE inventory_stock_items SET reserved = -1 WHERE id = " + AStockItem, "inventory.belowZero: stockItem ")]
    [InlineData("UPDATE inventory_reservations SET quantity = quantity + 1 WHERE id = " + AReservation, "inventory.reserved: stockItem ", "ordering.reservations: sellerOrder ")]
    [InlineData("UPDATE inventory_reservations SET status = 'Released' WHERE id = " + AReservation, "inventory.reserved: stockItem ", "ordering.reservations: sellerOrder ")]
    [InlineData("DELETE FROM inventory_reservations WHERE status = 'Consumed'", "ordering.reservations: sellerOrder ", "ordering.reservations: all: there are ")]
    [InlineData("UPDATE ordering_order_lines SET total = total + 1", "ordering.line: sellerOrder ", "ordering.sellerTotal: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET quantity = quantity + 1", "ordering.sellerItems: sellerOrder ", "ordering.reservations: sellerOrder ")]
    [InlineData("DELETE FROM ordering_order_lines", "ordering.sellerTotal: sellerOrder ", "ordering.reservations: all: there are 6 reservations and 0 lines of orders")]
    [InlineData("UPDATE ordering_fulfilments SET status = 'Cancelled'", "ordering.parcels: sellerOrder ")]
    [InlineData("UPDATE ordering_seller_orders SET totals_grand = totals_grand + 1", "ordering.total: order ", "ordering.sellerTotal: sellerOrder ")]
    [InlineData("UPDATE ordering_seller_orders SET currency = 'EUR'", "ordering.currency: sellerOrder ")]
    [InlineData("UPDATE ordering_orders SET totals_grand = totals_grand + 1 WHERE id = " + AnOrder, "ordering.total: order ", "ordering.due: order ", "ordering.checkoutTotal: order ")]
    [InlineData("UPDATE ordering_orders SET item_count = item_count + 1 WHERE id = " + AnOrder, "ordering.items: order ")]
    [InlineData("UPDATE payments_payments SET amount = amount + 1", "ordering.due: order ")]
    [InlineData("DELETE FROM payments_payments WHERE order_id = " + AnOrder, "ordering.payments: order ", "ordering.payments: all: there are 2 payments and 3 orders")]
    [InlineData("UPDATE payments_payments SET captured_amount = amount + 1", "payments.captured: payment ")]
    [InlineData("DELETE FROM ordering_checkouts WHERE order_id = " + AnOrder, "ordering.checkouts: order ")]
    [InlineData(
        "INSERT INTO ordering_purchase_requests (id, listing_id, seller_id, buyer_id, quantity, currency, unit_price, single_price, customization, is_for_admins, shipping_address, status, expires_at, order_id, version, created_at, updated_at) "
            + "SELECT id, id, id, buyer_id, 1, currency, 1, 1, '{\"parts\":[]}', TRUE, billing_address, 'Converted', created_at, id, 1, created_at, updated_at FROM ordering_orders WHERE id = " + AnOrder,
        "ordering.requests: order ",
        "ordering.checkouts: order ",
        "ordering.carts: all: there are 3 bought carts and 2 orders of carts")]
    [InlineData("UPDATE shopping_carts SET order_id = NULL WHERE order_id = " + AnOrder, "shopping.completed: cart ", "ordering.carts: order ")]
    [InlineData("UPDATE shopping_carts SET order_id = (SELECT id FROM ordering_orders WHERE status = 'Cancelled') WHERE order_id = " + AnOrder, "ordering.carts: order ")]
    [InlineData("UPDATE shopping_carts SET status = 'Open' WHERE order_id = " + AnOrder, "shopping.completed: cart ")]
    [InlineData("DELETE FROM ordering_orders WHERE id = " + AnOrder, "ordering.payments: all: there are 3 payments and 2 orders", "ordering.carts: all: there are 3 bought carts and 2 orders")]
    [InlineData("UPDATE ordering_orders SET paid_total = 1 WHERE id = " + AnOrder, "ordering.paid: order ")]
    [InlineData("UPDATE ordering_seller_orders SET commission = commission + 1 WHERE status = 'Delivered'", "ordering.commission: sellerOrder ")]
    [InlineData("DELETE FROM finance_commission_lines WHERE kind = 'Reversal'", "ordering.commission: sellerOrder ")]
    [InlineData("DELETE FROM finance_commission_lines", "ordering.commissions: all: there are 0 charged lines and 6 lines of orders", "payments.owed: cashCollection ")]
    [InlineData("UPDATE payments_cash_collections SET amount = amount - 1", "payments.collected: payment ")]
    [InlineData("DELETE FROM finance_journal_entries", "finance.journal: ledgerEntry ")]
    [InlineData("DELETE FROM finance_ledger_entries WHERE amount > 0", "finance.journal: journalEntry ", "finance.balance: ledgerAccount sellerDebt/USD/")]
    [InlineData("DELETE FROM finance_ledger_entries", "finance.journal: journalEntry ", "finance.balance: ledgerAccount commissionRevenue/USD: 0 entries sum to 0, but the balance is -100 of 2", "payments.owed: cashCollection ")]
    [InlineData("UPDATE finance_ledger_entries SET amount = amount + 1 WHERE amount > 0", "finance.journal: journalEntry ", "finance.balance: ledgerAccount sellerDebt/USD/", "finance.running: ledgerEntry ")]
    [InlineData("UPDATE finance_ledger_entries SET balance_after = balance_after + 1", "finance.running: ledgerEntry ")]
    [InlineData("UPDATE finance_ledger_entries SET place = place + 6", "finance.running: ledgerEntry ")]
    [InlineData("UPDATE finance_ledger_accounts SET balance = balance + 1", "finance.balance: ledgerAccount ")]
    [InlineData("UPDATE payments_payments SET is_the_one = TRUE WHERE captured_amount > 0", "payments.told: payment ")]
    [InlineData("UPDATE payments_payments SET refunded_amount = 1", "payments.refunded: payment ")]
    [InlineData("UPDATE ordering_invoices SET total = total - 1", "ordering.invoices: sellerOrder ")]
    [InlineData("UPDATE ordering_seller_orders SET cancelled_total = 1", "ordering.cancelled: sellerOrder ")]
    [InlineData("UPDATE ordering_invoices SET place = 7", "ordering.invoiceNumbers: seller ")]
    [InlineData("UPDATE ordering_orders SET refunded_total = 1 WHERE id = " + AnOrder, "ordering.refunded: order ")]
    [InlineData("UPDATE ordering_order_lines SET refunded_quantity = refunded_quantity + 1", "ordering.refundedLines: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET refunded_total = refunded_total + 2000", "ordering.refundedLines: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET returned_quantity = 2 WHERE returned_quantity = 1", "ordering.refundedLines: sellerOrder ", "ordering.reservations: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET cancelled_total = total WHERE claimed_total > 0", "ordering.refundedTwice: sellerOrder ", "ordering.cancelled: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET came_back_quantity = came_back_quantity + 1", "ordering.parcels: sellerOrder ")]
    [InlineData("UPDATE ordering_order_lines SET taxes = '[{\"name\":\"VAT\",\"rate\":0.1,\"base\":10,\"amount\":1,\"isIncluded\":false}]'", "ordering.lineTax: sellerOrder ")]
    [InlineData("DELETE FROM inventory_stock_movements WHERE kind = 'Return'", "inventory.onHand: stockItem ", "ordering.reservations: sellerOrder ")]
    [InlineData("UPDATE payments_refunds SET parts = '[]'", "payments.refundParts: refund ")]
    [InlineData("UPDATE payments_refunds SET lines = '[]'", "ordering.refundedLines: sellerOrder ")]
    [InlineData("UPDATE ordering_invoices SET tax_total = tax_total + 1 WHERE kind = 'CreditNote'", "ordering.invoices: sellerOrder ")]
    [InlineData("DELETE FROM finance_commission_rules", "finance.rules: commissionRule ")]
    [InlineData("UPDATE platform_outbox SET sent_at = NULL, occurred_at = '2026-01-01 00:00:00'", "outbox.age: event ")]
    public async Task A_database_broken_by_hand_is_told_where(string statement, params string[] beginnings)
    {
        var found = (await Bookshop.VerifyAsync(await shop.CopyAsync(statement))).ShouldNotBeNull().Select(violation => violation.ToString()).ToList();

        foreach (var beginning in beginnings) found.ShouldContain(line => line.StartsWith(beginning, StringComparison.Ordinal), string.Join('\n', found));
    }

    [Fact]
    [Trait("Rule", "R-00")]
    public async Task A_cart_that_was_bought_twice_is_told()
    {
        var copy = await shop.CopyAsync(
            "DROP INDEX \"IX_ordering_checkouts_cart_id\"",
            "UPDATE ordering_checkouts SET cart_id = (SELECT cart_id FROM ordering_checkouts WHERE order_id = " + AnOrder + ")");

        (await Bookshop.VerifyAsync(copy)).ShouldNotBeNull().Count(violation => violation.Rule == "ordering.carts" && violation.Subject != "all").ShouldBe(2);
    }

    [Theory]
    [InlineData("UPDATE platform_audit_entries SET reason = 'Nothing' WHERE sequence = 2", "platform.audit: line 2: does not fit")]
    [InlineData("DELETE FROM platform_audit_entries WHERE sequence = 2", "platform.audit: line 3: follows line 1")]
    public async Task A_line_of_the_audit_log_that_was_changed_or_taken_out_is_told(string statement, string beginning)
    {
        var copy = await shop.CopyAsync(statement);

        (await Bookshop.VerifyAsync(copy)).ShouldNotBeNull().ShouldContain(violation => violation.ToString().StartsWith(beginning, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R-00")]
    public async Task The_command_ends_with_0_and_one_line_or_with_1_and_a_line_for_each_violation()
    {
        var whole = await shop.CopyAsync();
        var before = await whole.TraceAsync();
        (await RunAsync(whole)).ShouldBe((0, "The books agree: no violations.\n"));
        (await whole.TraceAsync()).ShouldBe(before);

        var (code, output) = await RunAsync(await shop.CopyAsync("UPDATE ordering_orders SET item_count = item_count + 1"));
        (code, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe((1, 3), output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("ordering.items: order M-", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R-00")]
    public async Task Where_there_is_no_database_none_is_made()
    {
        await using var none = TestDatabase.None(Path.Combine(shop.Folder, "none"));

        (await RunAsync(none)).Code.ShouldBe(2);
        (await none.TraceAsync()).ShouldBeNull();
    }

    /// <summary>The built program, as its operator starts it.</summary>
    private async Task<(int Code, string Output)> RunAsync(TestDatabase database)
    {
        var start = new ProcessStartInfo(TheProgram.Host, [TheProgram.File, "verify"])
        {
            WorkingDirectory = shop.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in database.Settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
