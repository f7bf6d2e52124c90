using System.Text;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>What the marketplace bills a seller is for that seller and admins.</summary>
public sealed class CommissionInvoiceTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_commission_invoice_and_its_paper_are_for_its_seller_and_admins()
    {
        var bill = await BilledAsync();

        foreach (var (reader, surface) in ((HttpClient, string)[])[(api.SellerA, "seller"), (api.Admin, "admin")])
        {
            var read = await PrintedAsync(reader, $"/api/v1/{surface}/invoices/{bill}?include=file,sellerOrder");
            (read.Text("kind"), read.Attributes["total"]!["amount"]!.GetValue<string>(), read.Attributes["taxTotal"]!["amount"]!.GetValue<string>()).ShouldBe(("commissionInvoice", "1.15", "0.15"));
            read.Included("sellerOrders").ShouldBeEmpty();
            var paper = await api.Anonymous.GetAsync(read.Included("uploads").ShouldHaveSingleItem()["attributes"]!["url"]!.GetValue<string>(), TestContext.Current.CancellationToken);
            Encoding.Latin1.GetString(await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldContain("Month: 2026-01");
            (await reader.Get($"/api/v1/{surface}/invoices?filter[kind]=commissionInvoice")).ShouldBe(200).Items.Select(item => item!["id"]!.GetValue<string>()).ShouldContain(bill);
        }

        (await api.SellerB.Get($"/api/v1/seller/invoices/{bill}")).ShouldBeError(404, "not_found");
        (await api.BuyerA.Get($"/api/v1/invoices/{bill}")).ShouldBeError(404, "not_found");
        (await api.BuyerA.Get("/api/v1/invoices?filter[kind]=commissionInvoice")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    private static async Task<Answered> PrintedAsync(HttpClient reader, string path)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await reader.Get(path)).ShouldBe(200);
            if (read.Included("uploads").Any()) return read;
            tries.ShouldBeLessThan(200, read.Body!.ToJsonString());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> BilledAsync()
    {
        var part = await api.Product(api.SellerA);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var listing = new ListingId(Guid.Parse(part.Listing));
        var seller = await db.Listings.Where(offer => offer.Id == listing).Select(offer => offer.SellerId).SingleAsync(TestContext.Current.CancellationToken);
        var parties = new InvoiceParties(new("Marketplace", Address: null), new("Atelier Ltd", Address: null));
        var bill = Invoice.OfCommission(new(InvoiceKind.CommissionInvoice, 2026, 1), seller, "USD", new(2026, 1, 1), parties, [new(15, 100, 15)], new(2026, 2, 1));
        db.Invoices.Add(bill);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return bill.Id.Value.ToString();
    }
}
