using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class InvoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void It_bills_what_the_seller_order_comes_to_with_what_is_charged_for_sending()
    {
        var bill = Bill();

        (bill.Number, bill.Total, bill.TaxTotal).ShouldBe(("R-2026-000007", 2799, 300));
        bill.Content.Lines.Sum(line => line.Total).ShouldBe(bill.Total);
        bill.Content.Lines.Select(line => line.Text).ShouldBe(["Shirt, Blue", "Post"]);
        bill.Content.Taxes.ShouldHaveSingleItem().Percent.ShouldBe(15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Credit_notes_for_all_of_it_take_all_of_the_tax(int seed)
    {
        var (bill, dice) = (Bill(), new Random(seed));
        List<Invoice> credits = [];

        while (credits.Sum(credit => credit.Total) < bill.Total)
        {
            var amount = Math.Min(bill.Total - credits.Sum(credit => credit.Total), dice.Next(1, 700));
            credits.Add(Credit(bill, credits, new CreditedRefund(RefundId.New(), amount)));
            credits[^1].Content.Corrects.ShouldBe(bill.Number);
        }

        AllOf(bill, credits);
    }

    [Fact]
    public void A_refund_of_goods_names_them_and_takes_their_own_taxes()
    {
        var (part, order) = Sold();
        var bill = Bill(part, order);

        var books = part.Claim([(part.Lines[1].Id, 1)]);
        var first = Credit(bill, [], new CreditedRefund(RefundId.New(), 333) { Lines = books });
        first.Content.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => (line.Text, line.Quantity, line.Total, line.LineId).ShouldBe(("Book", 1, 333, part.Lines[1].Id)),
            line => (line.UnitPrice * line.Quantity - line.Discount + line.Tax).ShouldBe(line.Total));
        first.Content.Taxes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(tax => (tax.Name, tax.Amount).ShouldBe(("Reduced", 22)));

        var sent = Credit(bill, [first], new CreditedRefund(RefundId.New(), 500) { Shipping = 500 });
        sent.Content.Lines.ShouldHaveSingleItem().IsShipping.ShouldBeTrue();
        sent.Content.Taxes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(tax => (tax.Name, tax.Amount).ShouldBe(("VAT", 1)));

        var shirts = Credit(bill, [first, sent], new CreditedRefund(RefundId.New(), 2299) { Lines = part.Claim([(part.Lines[0].Id, null)]) });
        shirts.Content.Taxes.ShouldHaveSingleItem().Amount.ShouldBe(299);
        var rest = Credit(bill, [first, sent, shirts], new CreditedRefund(RefundId.New(), 667) { Lines = part.Claim([(part.Lines[1].Id, null)]) });
        AllOf(bill, [first, sent, shirts, rest]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Credit_notes_for_goods_and_for_amounts_in_any_order_take_all_of_each_tax_and_no_more(int seed)
    {
        var dice = new Random(seed);
        var (part, order) = Sold();
        var bill = Bill(part, order);
        List<Invoice> credits = [];

        for (var steps = 0; credits.Sum(credit => credit.Total) < bill.Total; steps++)
        {
            var left = bill.Total - credits.Sum(credit => credit.Total);
            var line = part.Lines[dice.Next(2)];
            CreditedRefund refund = dice.Next(3) > 0 && line.RefundableQuantity > 0
                ? new(RefundId.New(), 0) { Lines = part.Claim([(line.Id, 1)]) }
                : new(RefundId.New(), dice.Next(1, 400));
            refund = refund with { Amount = Math.Min(left, refund.Lines.Count > 0 ? refund.Lines.Sum(item => item.Worth) : refund.Amount) };
            credits.Add(Credit(bill, credits, refund with { Lines = [.. refund.Lines.Select(item => item with { Amount = refund.Amount })] }));
            credits[^1].Content.Taxes.ShouldAllBe(tax => tax.Amount >= 0 && tax.Base >= 0);
            steps.ShouldBeLessThan(1000);
        }

        AllOf(bill, credits);
    }

    [Fact]
    public void What_was_called_off_before_it_was_paid_is_not_billed_and_each_tax_is_what_is_left()
    {
        var (part, order) = Sold();
        part.Move(SellerOrderStatus.Confirmed, OrderActor.System, reason: null, OrderSamples.Now);
        part.CallOff([(part.Lines[0].Id, 1), (part.Lines[1].Id, 1)], OrderActor.Seller, "lost", OrderSamples.Now);

        var bill = Bill(part, order);

        bill.Content.Lines.Select(line => (line.Text, line.Quantity, line.Tax, line.Total)).ShouldBe([("Shirt, Blue", 1, 150, 1150), ("Book", 2, 0, 667), ("Post", 1, 1, 500)]);
        bill.Content.Lines.ShouldAllBe(line => line.UnitPrice * line.Quantity - line.Discount + line.Tax == line.Total);
        bill.Content.Taxes.Select(tax => (tax.Name, tax.Amount, tax.Base)).ShouldBe([("VAT", 151, 1499), ("Reduced", 44, 623)]);
        bill.Total.ShouldBe(part.Due);
    }

    private static void AllOf(Invoice bill, IReadOnlyCollection<Invoice> credits)
    {
        (credits.Sum(credit => credit.Total), credits.Sum(credit => credit.TaxTotal)).ShouldBe((bill.Total, bill.TaxTotal));
        foreach (var tax in bill.Content.Taxes)
        {
            List<InvoiceTax> taken = [.. credits.SelectMany(credit => credit.Content.Taxes).Where(tax.IsSame)];
            (taken.Sum(one => one.Amount), taken.Sum(one => one.Base)).ShouldBe((tax.Amount, tax.Base), tax.Name);
        }

        credits.ShouldAllBe(credit => credit.Content.Lines.Sum(line => line.Total) == credit.Total);
    }

    private static Invoice Credit(Invoice bill, IReadOnlyCollection<Invoice> before, CreditedRefund refund) => bill.Credit(new InvoiceNumber(InvoiceKind.CreditNote, 2026, before.Count + 1), refund, before, Today);

    private static Invoice Bill(SellerOrder part, Order order) => Invoice.OfSale(new InvoiceNumber(InvoiceKind.Invoice, 2026, 7), order, part, new InvoiceParty("Atelier Ltd", Address), Today);

    /// <summary>Two shirts with a tax on top, three books with another one inside, and sending.</summary>
    private static (SellerOrder Part, Order Order) Sold()
    {
        var (vat, reduced) = (new TaxLine("VAT", 0.15m, 2000, 299, IsIncluded: false), new TaxLine("Reduced", 0.07m, 934, 66, IsIncluded: true));
        var shirt = new OrderItem(ListingId.New(), ProductId.New(), VariantId.New(), "Shirt", "Blue", Sku: null, "{}", "piece", ImageUrl: null, new Money(1000, "USD"), 2) { Tax = 299, Taxes = [vat] };
        var book = shirt with { Name = "Book", VariantName = "", UnitPrice = new Money(334, "USD"), Quantity = 3, Discount = 2, Tax = 0, IncludedTax = 66, Taxes = [reduced] };
        var share = new SellerShare(SellerId.New(), ShopId: null, [shirt, book])
        {
            Shipping = new ShippingShare("Post", Charge: 499, Discount: 0, PlatformDiscount: 0, Tax: 1, IncludedTax: 0),
            Taxes = [vat with { Base = 2499, Amount = 300 }, reduced],
        };
        var (order, parts) = Order.Draw("M-000001", new OrderTerms(BuyerId.New(), "USD", Email: null, Note: null, Address, Address, "en"), [share]);
        return (parts[0], order);
    }

    private static readonly Address Address = new() { Name = "A. Buyer", Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };

    private static Invoice Bill()
    {
        var item = new OrderItem(ListingId.New(), ProductId.New(), VariantId.New(), "Shirt", "Blue", Sku: null, "{}", "piece", ImageUrl: null, new Money(1000, "USD"), 2) { Tax = 299, Taxes = [new TaxLine("VAT", 0.15m, 2000, 299, IsIncluded: false)] };
        var share = new SellerShare(SellerId.New(), ShopId: null, [item])
        {
            Shipping = new ShippingShare("Post", Charge: 499, Discount: 0, PlatformDiscount: 0, Tax: 1, IncludedTax: 0),
            Taxes = [new TaxLine("VAT", 0.15m, 2000, 300, IsIncluded: false)],
        };
        var (order, parts) = Order.Draw("M-000001", new OrderTerms(BuyerId.New(), "USD", Email: null, Note: null, Address, Address, "en"), [share]);
        return Bill(parts[0], order);
    }
}
