using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Customers;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Buyers are told by mail what happens to their orders (ORD-07, NTF-03): once, and in their language.</summary>
public sealed class OrderMailTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_guest_hears_of_every_step_of_what_is_sent_once()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.Product(api.SellerA));
        var bought = await BuyAsync(email, (sold, 3));

        (await MoveAsync(bought.Parts[0], "processing")).ShouldBe(201);
        await api.Mailbox.FindAsync(email, $"Your order {bought.Number} is being prepared");
        (await SendAsync(bought.Parts[0], new { carrier = "UPS", trackingNumber = "1Z 9", estimatedDeliveryOn = "2030-01-31" }, (bought.Lines[0], 1))).ShouldBe(201);
        (await SendAsync(bought.Parts[0], new { })).ShouldBe(201);
        (await MoveAsync(bought.Parts[0], "delivered")).ShouldBe(201);

        var mails = await HeardAsync(email, 6);
        mails.Select(mail => mail.Subject).ShouldBe(
            [
                $"Your order {bought.Number} at Marketplace", $"Your order {bought.Number} is being prepared", $"Your order {bought.Number} is on its way", $"Your order {bought.Number} is on its way",
                $"Your order {bought.Number} was delivered", $"Your payment for order {bought.Number}",
            ],
            ignoreOrder: true);
        string TextOf(string subject, string word) => mails.Single(mail => mail.Subject.Contains(subject, StringComparison.Ordinal) && mail.Text.Contains(word, StringComparison.Ordinal)).Text;
        TextOf("at Marketplace", "").ShouldBe($"Thank you. Marketplace has your order {bought.Number}:\n\n3 × {sold.Name}\n\nIn all: 30.00 USD");
        TextOf("on its way", "UPS").ShouldEndWith($"1 × {sold.Name}\n\nCarrier: UPS\nTracking number: 1Z 9\nFollow it: https://www.ups.com/track?tracknum=1Z%209\nExpected on 2030-01-31");
        TextOf("on its way", "2 ×").ShouldEndWith($"2 × {sold.Name}");
        TextOf("was delivered", "").ShouldContain($"3 × {sold.Name}");
    }

    [Fact]
    public async Task What_has_moved_on_already_is_told_by_what_it_moved_to()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.Product(api.SellerA));
        var bought = await BuyAsync(email, (sold, 1));

        (await SendAsync(bought.Parts[0], new { })).ShouldBe(201); // confirmed, processing and shipped in one

        (await HeardAsync(email, 2)).Select(mail => mail.Subject).ShouldBe([$"Your order {bought.Number} at Marketplace", $"Your order {bought.Number} is on its way"]);
    }

    [Fact]
    public async Task A_buyer_reads_it_in_the_language_of_the_order()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.Product());
        var (guest, cart) = await api.GuestCart();
        guest.DefaultRequestHeaders.Add("Accept-Language", "fr-MU");
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);

        var number = (string)(await guest.CheckOut(cart, "10.00", email: email)).ShouldBe(201).Included("orders").Single()["attributes"]!["number"]!;

        var mail = await api.Mailbox.LastAsync(email);
        mail.Subject.ShouldBe($"Votre commande {number} chez Marketplace");
        mail.Text.ShouldContain($"1 × {sold.Name}\n\nTotal : 10.00 USD");
    }

    [Fact]
    public async Task A_part_that_is_called_off_is_told_as_a_part_and_the_rest_as_the_whole()
    {
        var (email, shirt, mug) = (Accounts.NewEmail(), await api.Product(api.SellerA), await api.Product(api.SellerB));
        var bought = await BuyAsync(email, (shirt, 2), (mug, 1));
        (await api.SellerA.Post("/api/v1/seller/cancellations", Documents.Of("cancellations", new { reason = "One is torn" }, new { sellerOrder = Documents.To("sellerOrders", bought.PartOf(shirt)), lines = new { data = new[] { Line(bought.LineOf(shirt), 1) } } }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await HeardAsync(email, 2))[1].Text.ShouldContain("goods for 10.00 USD were cancelled.\nReason: One is torn");

        (await MoveAsync(bought.PartOf(shirt), "cancelled", "All of them are")).ShouldBe(201);
        var part = (await HeardAsync(email, 3))[2];
        (part.Subject, part.Text.Contains($"2 × {shirt.Name}", StringComparison.Ordinal), part.Text.Contains("Reason: All of them are", StringComparison.Ordinal)).ShouldBe(($"A part of your order {bought.Number} was cancelled", true, true));
        (await bought.Guest.Post($"/api/v1/orders/{bought.Order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Then not" }))).ShouldBe(201);

        (await HeardAsync(email, 4))[3].Subject.ShouldBe($"Your order {bought.Number} was cancelled");
    }

    [Fact]
    public async Task Money_that_came_and_money_that_goes_back_is_told()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.Product(api.SellerA));
        var bought = await BuyAsync(email, (sold, 2));
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await MoveAsync(bought.Parts[0], to)).ShouldBe(201);
        (await api.Mailbox.FindAsync(email, $"Your payment for order {bought.Number}")).Text.ShouldStartWith($"20.00 USD for your order {bought.Number} has been received.");

        (await api.Admin.Post("/api/v1/admin/refunds", Documents.Of("refunds", new { amount = Documents.Money("3.00"), reason = "goodwill", method = "manual" }, new { sellerOrder = Documents.To("sellerOrders", bought.Parts[0]) }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);

        (await api.Mailbox.FindAsync(email, $"Money back for your order {bought.Number}")).Text.ShouldStartWith($"3.00 USD for your order {bought.Number}");
    }

    [Fact]
    public async Task Who_has_been_erased_hears_nothing_any_more()
    {
        var email = Accounts.NewEmail();
        var buyer = await api.RegisteredAsync(email);
        var cart = (await buyer.Get("/api/v1/carts/current")).ShouldBe(200).Id;
        (await buyer.AddToCart(cart, (await api.Product(api.SellerA)).Listing)).ShouldBe(201);
        var checkout = (await buyer.CheckOut(cart, "10.00", email: email)).ShouldBe(201);
        await HeardAsync(email, 2); // the code for the address is the first
        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        (await MoveAsync((string)checkout.Included("sellerOrders").Single()["id"]!, "processing")).ShouldBe(201);

        await HeardAsync(email, 2);
    }

    private sealed record Bought(HttpClient Guest, string Order, string Number, IReadOnlyList<string> Parts, IReadOnlyList<string> Lines, IReadOnlyDictionary<string, (string Part, string Line)> ByProduct)
    {
        public string PartOf(Sold sold) => ByProduct[sold.Name].Part;

        public string LineOf(Sold sold) => ByProduct[sold.Name].Line;
    }

    private async Task<Bought> BuyAsync(string email, params (Sold Sold, int Quantity)[] goods)
    {
        var (guest, cart) = await api.GuestCart();
        foreach (var (sold, quantity) in goods) (await guest.AddToCart(cart, sold.Listing, quantity)).ShouldBe(201);
        var bought = (await guest.CheckOut(cart, $"{goods.Sum(one => one.Quantity) * 10}.00", email: email)).ShouldBe(201);
        var order = bought.Included("orders").Single();
        var lines = bought.Included("orderLines").ToDictionary(
            line => (string)line["attributes"]!["name"]!,
            line => (bought.Included("sellerOrders").Single(part => part["relationships"]!["lines"]!["data"]!.AsArray().Any(one => (string)one!["id"]! == (string)line["id"]!))["id"]!.GetValue<string>(), (string)line["id"]!));
        return new(guest, (string)order["id"]!, (string)order["attributes"]!["number"]!, [.. bought.Included("sellerOrders").Select(part => (string)part["id"]!)], [.. bought.Included("orderLines").Select(line => (string)line["id"]!)], lines);
    }

    private Task<Answered> MoveAsync(string part, string to, string? reason = null) => api.Admin.Post($"/api/v1/admin/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to, reason }));

    private Task<Answered> SendAsync(string part, object attributes, params (string Line, int Quantity)[] lines) => api.SellerA.Post(
        "/api/v1/seller/fulfilments",
        Documents.Of("fulfilments", attributes, lines.Length == 0
            ? new { sellerOrder = Documents.To("sellerOrders", part) }
            : new { sellerOrder = Documents.To("sellerOrders", part), lines = new { data = lines.Select(line => Line(line.Line, line.Quantity)).ToArray() } }));

    private static object Line(string id, int quantity) => new { type = "orderLines", id, meta = new { quantity } };

    /// <summary>All that somebody was sent, once there are so many and everything that has happened was delivered.</summary>
    private async Task<IReadOnlyList<MailFile>> HeardAsync(string email, int count)
    {
        await api.Mailbox.AllAsync(email, count);
        await DeliveredAsync();
        var all = await api.Mailbox.AllAsync(email, count);
        all.Count.ShouldBe(count, string.Join(", ", all.Select(mail => mail.Subject)));
        return all;
    }

    private async Task DeliveredAsync()
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await ((Func<Task<bool>>)(async () => await db.Outbox.AnyAsync(message => message.SentAt == null) || await db.OutgoingMessages.AnyAsync())).ShouldBecome(expected: false);
    }
}
