using System.Text;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Marketplace.Infrastructure.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>What the marketplace bills its sellers for a month: all that it took and nothing twice, whoever races.</summary>
public sealed class CommissionInvoiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_seller_is_billed_once_for_a_month_by_numbers_without_a_gap_however_many_bill_at_once()
    {
        await using var till = await OpenAsync();
        await PayAsync(till, await till.OrderAsync(sellers: 5));
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(0); // the month is not over
        await NextMonthAsync(till);

        var issued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => till.ByItselfAsync(new BillCommissionCommand()), Ct)));

        issued.Sum().ShouldBe(5);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(0);
        var bills = await BillsAsync(till);
        bills.Select(bill => bill.SellerId).ShouldBeUnique();
        bills.Select(bill => bill.Number).ShouldBe(Enumerable.Range(1, 5).Select(place => $"C-2026-{place:D6}"));
        bills.ShouldAllBe(bill => bill.Total == 115 && bill.TaxTotal == 15 && bill.Month == new DateOnly(2026, 1, 1) && bill.IssuedOn == new DateOnly(2026, 2, 2) && bill.BuyerId == null && bill.OrderId == null);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_was_given_back_is_taken_off_and_carried_over_where_it_is_more()
    {
        await using var till = await OpenAsync();
        var seller = await till.Market.SellerAsync();
        var first = await SellAsync(till, seller);
        await NextMonthAsync(till);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(1);

        await till.Market.AsBuyerAsync(till.Buyer, new MoveOrderCommand(first, OrderStatus.Cancelled, "Changed my mind"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        await NextMonthAsync(till);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(0);

        await SellAsync(till, seller);
        await SellAsync(till, seller);
        await NextMonthAsync(till);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(1);

        (await BillsAsync(till)).Select(bill => (bill.Month, bill.Total, bill.TaxTotal)).ShouldBe([(new DateOnly(2026, 1, 1), 115, 15), (new DateOnly(2026, 3, 1), 115, 15)], ignoreOrder: true);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_sale_is_billed_when_it_is_paid_and_a_month_that_nobody_billed_comes_with_the_next()
    {
        await using var till = await OpenAsync();
        var seller = await till.Market.SellerAsync();
        await SellAsync(till, seller, pays: false);
        await NextMonthAsync(till);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(0);

        await SellAsync(till, seller);
        await NextMonthAsync(till);
        await SellAsync(till, seller);
        await NextMonthAsync(till);
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(1);

        var bill = (await BillsAsync(till)).ShouldHaveSingleItem();
        (bill.Total, bill.Month).ShouldBe((230, new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public async Task Each_rate_of_tax_on_the_fee_has_its_line_and_the_paper_names_who_bills_whom()
    {
        await using var till = await OpenAsync();
        var seller = await till.Market.SellerAsync();
        await SellAsync(till, seller);
        await ChargeAsync(till, taxRate: 0);
        await SellAsync(till, seller);
        await NextMonthAsync(till);
        await till.ByItselfAsync(new BillCommissionCommand());

        var bill = (await BillsAsync(till)).ShouldHaveSingleItem();

        bill.Content.Taxes.Select(tax => (tax.Percent, tax.Base, tax.Amount)).ShouldBe([(0m, 100, 0), (15m, 100, 15)]);
        (bill.Total, bill.Content.Lines.Sum(line => line.Total)).ShouldBe((215, 215));
        var paper = Encoding.Latin1.GetString(new InvoicePrinter().Print(bill));
        foreach (var text in (string[])["Commission invoice C-2026-000001", "Month: 2026-01", "Issued by: Marketplace", "Seller: Atelier Ltd", "2.15"]) paper.ShouldContain(text);
    }

    [Fact]
    public async Task A_bill_that_cannot_be_written_holds_up_no_other_and_comes_when_it_can()
    {
        await using var till = await OpenAsync();
        SellerId[] sellers = [await till.Market.SellerAsync(), await till.Market.SellerAsync(), await till.Market.SellerAsync()];
        foreach (var seller in sellers) await SellAsync(till, seller);
        await NextMonthAsync(till);
        var ill = sellers.OrderBy(seller => seller.Value).First(); // whose turn is first
        await till.Market.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE sellers_sellers SET legal_address = '\"no address\"' WHERE id = {ill.Value}", Ct));

        await Should.ThrowAsync<AggregateException>(() => till.ByItselfAsync(new BillCommissionCommand()));
        (await BillsAsync(till)).Select(bill => bill.SellerId).ShouldBe(sellers.Where(seller => seller != ill), ignoreOrder: true);

        await till.Market.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE sellers_sellers SET legal_address = NULL WHERE id = {ill.Value}", Ct));
        (await till.ByItselfAsync(new BillCommissionCommand())).ShouldBe(1);
        (await BillsAsync(till)).Select(bill => bill.Number).ShouldBe(["C-2026-000001", "C-2026-000002", "C-2026-000003"]);
    }

    private static async Task<Till> OpenAsync()
    {
        var till = await Till.OpenAsync();
        await ChargeAsync(till, taxRate: 15);
        return till;
    }

    private static Task<int> ChargeAsync(Till till, decimal taxRate) => till.Market.LookAsync(async db =>
    {
        (await db.CommissionRules.SingleAsync(Ct)).Change(new("Default", new(10, CommissionBase.Items) { TaxRate = taxRate }) { Position = CommissionRule.LastPosition });
        return await db.SaveChangesAsync(Ct);
    });

    private static async Task<OrderId> SellAsync(Till till, SellerId seller, bool pays = true)
    {
        var cart = await till.Market.CartAsync(till.Buyer, Ct, (await till.Market.OfferAsync(seller, 1000, stock: 5), 1));
        var checkout = await till.Market.CheckOutAsync(till.Buyer, cart, 1000, Ct, "stripe.card");
        var order = await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
        if (pays) await PayAsync(till, order);
        return order;
    }

    private static Task PayAsync(Till till, OrderId order) => till.PayAsync(order);

    private static Task NextMonthAsync(Till till) => till.LaterAsync(TimeSpan.FromDays(31));

    private static Task<List<Invoice>> BillsAsync(Till till) => till.Market.LookAsync(db => db.Invoices.AsNoTracking().Where(invoice => invoice.Kind == InvoiceKind.CommissionInvoice).OrderBy(invoice => invoice.Place).ToListAsync(Ct));
}
