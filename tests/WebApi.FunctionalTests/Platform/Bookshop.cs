using Marketplace.Application;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Platform;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>A marketplace that has sold: an order that waits, one that was delivered and of which a piece came back, one that was called off. Its database is copied and broken by hand.</summary>
public sealed class Bookshop : IAsyncLifetime
{
    private readonly MarketplaceApi _api = new();
    private TestDatabase _filled = null!;

    public string Folder => _api.Folder;

    public async ValueTask InitializeAsync()
    {
        await _api.InitializeAsync();
        var rule = Domain.Finance.CommissionRule.DefaultId.Value.ToString();
        (await _api.Admin.Patch($"/api/v1/admin/commissionRules/{rule}", Documents.Of("commissionRules", new { rate = "10" }, id: rule), ("If-Match", "*"))).ShouldBe(200);
        var shirt = await _api.Product(_api.SellerA, "10.00", 10);
        var mug = await _api.Product(_api.SellerB, "2.50", 10);
        foreach (var end in (string[])["", "delivered", "cancelled"])
        {
            var (guest, cart) = await _api.GuestCart();
            (await guest.AddToCart(cart, shirt.Listing, 2)).ShouldBe(201);
            (await guest.AddToCart(cart, mug.Listing)).ShouldBe(201);
            var checkout = (await guest.CheckOut(cart, "22.50")).ShouldBe(201);
            var order = checkout.Included("orders").Single()["id"]!.GetValue<string>();
            var part = checkout.Included("sellerOrders").Single(part => part["attributes"]!["total"]!["amount"]!.GetValue<string>() == "20.00")["id"]!.GetValue<string>();
            if (end == "delivered") foreach (var state in (string[])["processing", "shipped", "delivered"]) await MoveAsync(_api.SellerA, $"/api/v1/seller/sellerOrders/{part}", state);
            if (end == "delivered") await RefundAsync(part, checkout.Included("orderLines").Single(line => line["attributes"]!["quantity"]!.GetValue<int>() == 2)["id"]!.GetValue<string>());
            if (end == "cancelled") await MoveAsync(guest, $"/api/v1/orders/{order}", end);
        }

        for (var tries = 0; (await _api.Admin.Get("/api/v1/admin/invoices?include=file")).ShouldBe(200).Included("uploads").Count() < 2; tries++)
        {
            tries.ShouldBeLessThan(200, "Nobody has billed what was delivered, and credited what came back.");
            await Task.Delay(100);
        }

        var isQuiet = async () =>
        {
            await using var scope = _api.Services.CreateAsyncScope();
            return !await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Outbox.AnyAsync(message => message.SentAt == null);
        };
        await isQuiet.ShouldBecome(expected: true);
        _filled = await _api.Database.CopyAsync(Folder); // nobody is connected to it
    }

    public async ValueTask DisposeAsync()
    {
        await _filled.DisposeAsync();
        await _api.DisposeAsync();
    }

    /// <summary>A copy in which each statement has changed something.</summary>
    public async Task<TestDatabase> CopyAsync(params string[] statements)
    {
        var copy = await _filled.CopyAsync(Folder);
        foreach (var statement in statements)
        {
            var changed = await copy.ForceAsync(statement);
            if (!statement.StartsWith("DROP", StringComparison.Ordinal)) changed.ShouldBePositive(statement);
        }

        return copy;
    }

    public static async Task<IReadOnlyList<Violation>?> VerifyAsync(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        return await services.VerifyAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>One of the pieces is back in the stock, and paid back by hand.</summary>
    private async Task RefundAsync(string part, string line) => (await _api.Admin.Post(
        "/api/v1/admin/refunds",
        Documents.Of("refunds", new { reason = "returned", method = "manual", restock = true }, new { sellerOrder = Documents.To("sellerOrders", part), lines = new { data = new[] { new { type = "orderLines", id = line, meta = new { quantity = 1 } } } } }),
        ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);

    private static async Task MoveAsync(HttpClient client, string url, string to) => (await client.Post(url + "/transitions", Documents.Of("transitions", new { to, reason = "Because" }))).ShouldBe(201);
}
