using System.Text;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Bills, as buyer, seller and operators read them.</summary>
public sealed class InvoiceTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task What_is_paid_is_billed_and_what_goes_back_is_credited_each_on_a_paper_for_those_whom_it_concerns()
    {
        var (guest, order, part) = await PaidAsync();

        var bill = (await InvoicesAsync(guest, part, count: 1)).Items[0]!;
        var told = bill["attributes"]!;
        (told["kind"]!.GetValue<string>(), told["total"]!["amount"]!.GetValue<string>(), told["issuedOn"]!.GetValue<string>()).ShouldBe(("invoice", "20.00", DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        told["number"]!.GetValue<string>().ShouldMatch("^R-[0-9]{4}-[0-9]{6}$");
        (await api.Admin.Post(
            "/api/v1/admin/refunds",
            Documents.Of("refunds", new { amount = Documents.Money("5.00"), reason = "goodwill", method = "manual" }, new { sellerOrder = Documents.To("sellerOrders", part) }),
            ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);

        var both = await InvoicesAsync(guest, part, count: 2);
        both.Items.Select(invoice => (invoice!["attributes"]!["kind"]!.GetValue<string>(), invoice["attributes"]!["total"]!["amount"]!.GetValue<string>())).ShouldBe([("creditNote", "5.00"), ("invoice", "20.00")], ignoreOrder: true);
        foreach (var (reader, surface) in ((HttpClient, string)[])[(guest, ""), (api.SellerA, "seller/"), (api.Admin, "admin/")])
        {
            var read = (await reader.Get($"/api/v1/{surface}invoices/{bill["id"]}?include=file")).ShouldBe(200);
            var paper = await api.Anonymous.GetAsync(read.Included("uploads").ShouldHaveSingleItem()["attributes"]!["url"]!.GetValue<string>(), TestContext.Current.CancellationToken);
            var bytes = await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            (paper.Content.Headers.ContentType!.MediaType, Encoding.Latin1.GetString(bytes, 0, 5)).ShouldBe(("application/pdf", "%PDF-"));
            Encoding.Latin1.GetString(bytes).ShouldContain("Buyer: A. Buyer");
        }

        (await guest.Get($"/api/v1/orders/{order}?include=invoices")).ShouldBe(200).Included("invoices").Count().ShouldBe(2);
        (await api.SellerA.Get($"/api/v1/seller/sellerOrders/{part}/invoices")).ShouldBe(200).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Bills_and_papers_of_others_do_not_exist()
    {
        var (guest, _, part) = await PaidAsync();
        var read = await InvoicesAsync(guest, part, count: 1);
        var (invoice, file) = (read.Items[0]!["id"]!.GetValue<string>(), read.Included("uploads").Single()["id"]!.GetValue<string>());
        var (stranger, _) = await api.GuestCart();

        (await stranger.Get($"/api/v1/invoices/{invoice}")).ShouldBeError(404, "not_found");
        (await api.SellerB.Get($"/api/v1/seller/invoices/{invoice}")).ShouldBeError(404, "not_found");
        (await api.SellerB.Get($"/api/v1/seller/uploads/{file}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Delete($"/api/v1/seller/uploads/{file}")).Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await api.SellerA.Get($"/api/v1/seller/uploads/{file}")).ShouldBe(200);
    }

    /// <summary>Once there are so many, each with its paper.</summary>
    private static async Task<Answered> InvoicesAsync(HttpClient reader, string part, int count)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await reader.Get($"/api/v1/invoices?filter[sellerOrder]={part}&include=file")).ShouldBe(200);
            if (read.Items.Count == count && read.Body!["included"] is { } papers && papers.AsArray().Count == count) return read;
            tries.ShouldBeLessThan(200, read.Body!.ToJsonString());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<(HttpClient Guest, string Order, string Part)> PaidAsync()
    {
        var sold = await api.Product(api.SellerA);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, 2)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, "20.00")).ShouldBe(201);
        var part = checkout.Included("sellerOrders").Single()["id"]!.GetValue<string>();
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        return (guest, checkout.Included("orders").Single()["id"]!.GetValue<string>(), part);
    }
}
