using System.Globalization;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Marketplace.Infrastructure.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Bills: one for each sale, numbered without a gap, whoever races and whatever is undone.</summary>
public sealed class InvoiceTests
{
    private const int Sales = 12;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_of_a_seller_have_no_gap_however_many_issue_at_once_and_however_much_is_undone()
    {
        await using var till = await Till.OpenAsync();
        var seller = await till.Market.SellerAsync();
        var parts = await SellAsync(till, seller, Sales);
        var others = await SellAsync(till, await till.Market.SellerAsync(), 1);

        // Each three times at once; of every fourth attempt the transaction is given up behind the number.
        var attempts = parts.Concat(parts).Concat(parts).Concat(others).Select((part, place) => (Part: part, IsUndone: place % 4 == 0));
        await Parallel.ForEachAsync(attempts, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (attempt, _) => await BillAsync(till, attempt.Part, attempt.IsUndone));
        foreach (var part in parts.Concat(others)) await BillAsync(till, part, isUndone: false);

        var bills = await till.Market.LookAsync(db => db.Invoices.AsNoTracking().ToListAsync(Ct));
        bills.Where(bill => bill.SellerId == seller).Select(bill => bill.Place).Order().ShouldBe(Enumerable.Range(1, Sales).Select(place => (long)place));
        bills.Single(bill => bill.SellerId != seller).Place.ShouldBe(1);
        bills.Select(bill => bill.SellerOrderId).ShouldBeUnique();
        bills.ShouldAllBe(bill => bill.Total == 1000);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_refund_is_credited_once_and_bills_what_was_not_billed_yet()
    {
        await using var till = await Till.OpenAsync();
        var part = (await SellAsync(till, await till.Market.SellerAsync(), 1)).Single();
        var refund = RefundId.New();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => InvoicesAsync(till, desk => desk.CreditAsync(part, new CreditedRefund(refund, 300), Ct))));

        var issued = await till.Market.LookAsync(db => db.Invoices.AsNoTracking().OrderBy(invoice => invoice.Kind).ToListAsync(Ct));
        issued.Select(invoice => (invoice.Kind, invoice.Total, invoice.Number[0])).ShouldBe([(InvoiceKind.CreditNote, 300, 'G'), (InvoiceKind.Invoice, 1000, 'R')], ignoreOrder: true);
    }

    [Fact]
    public async Task The_paper_of_an_invoice_is_the_same_to_the_byte_and_its_table_of_places_is_right()
    {
        await using var till = await Till.OpenAsync();
        var part = (await SellAsync(till, await till.Market.SellerAsync(), 1)).Single();
        await BillAsync(till, part, isUndone: false);

        var (first, second) = (await PaperAsync(till), await PaperAsync(till));

        second.ShouldBe(first);
        var text = Encoding.Latin1.GetString(first);
        text.ShouldStartWith("%PDF-1.4\n");
        text.ShouldContain("(Invoice R-");
        text.ShouldContain("Atelier Ltd");
        text.ShouldContain("10.00");
        var table = int.Parse(text.Split("startxref\n")[1].Split('\n')[0], CultureInfo.InvariantCulture);
        var places = text[table..].Split('\n').Where(line => line.EndsWith(" 00000 n ", StringComparison.Ordinal)).Select(line => int.Parse(line[..10], CultureInfo.InvariantCulture)).ToList();
        places.Count.ShouldBe(7);
        foreach (var (place, number) in places.Select((place, index) => (place, index + 1))) text[place..].ShouldStartWith(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private static Task<byte[]> PaperAsync(Till till) => till.Market.LookAsync(async db => new InvoicePrinter().Print(await db.Invoices.AsNoTracking().SingleAsync(Ct)));

    private static async Task<IReadOnlyList<SellerOrderId>> SellAsync(Till till, SellerId seller, int times)
    {
        var listing = await till.Market.OfferAsync(seller, 1000, stock: times);
        for (var i = 0; i < times; i++) await till.Market.CheckOutAsync(till.Buyer, await till.Market.CartAsync(till.Buyer, Ct, (listing, 1)), 1000, Ct);
        return await till.Market.LookAsync(db => db.SellerOrders.Where(part => part.SellerId == seller).Select(part => part.Id).ToListAsync(Ct));
    }

    private static async Task BillAsync(Till till, SellerOrderId part, bool isUndone)
    {
        try
        {
            await InvoicesAsync(till, async desk => await desk.BillAsync(part, Ct), isUndone);
        }
        catch (OperationCanceledException) when (isUndone)
        {
            // as it was meant
        }
    }

    private static async Task InvoicesAsync(Till till, Func<InvoiceDesk, Task> issue, bool isUndone = false)
    {
        await using var scope = till.Market.Database.Scope();
        var (work, desk, db) = (scope.ServiceProvider.GetRequiredService<IUnitOfWork>(), scope.ServiceProvider.GetRequiredService<InvoiceDesk>(), scope.ServiceProvider.GetRequiredService<IOrderingDb>());
        await work.ExecuteAsync(
            async ct =>
            {
                await issue(desk);
                await db.SaveChangesAsync(ct);
                return isUndone ? throw new OperationCanceledException("The process was killed here.") : 0;
            },
            Ct);
    }
}
