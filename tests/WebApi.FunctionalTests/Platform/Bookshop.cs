using Marketplace.Application;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Platform;
using Marketplace.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>A marketplace that has sold: an order that waits, one that was delivered, one that was called off. Its database is copied and broken by hand.</summary>
public sealed class Bookshop : IAsyncLifetime
{
    private readonly MarketplaceApi _api = new();

    public string Folder => _api.Folder;

    public async ValueTask InitializeAsync()
    {
        await _api.InitializeAsync();
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
            if (end == "cancelled") await MoveAsync(guest, $"/api/v1/orders/{order}", end);
        }
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    public async Task<string> CopyAsync(params string[] statements)
    {
        var copy = Path.Combine(Folder, Guid.NewGuid() + ".db");
        await using (var scope = _api.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        foreach (var statement in (string[])["PRAGMA journal_mode = WAL", "PRAGMA ignore_check_constraints = 1", .. statements, "PRAGMA wal_checkpoint(TRUNCATE)"])
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements stand in the tests
            command.CommandText = statement;
#pragma warning restore CA2100
            var changed = await command.ExecuteNonQueryAsync();
            if (statement.StartsWith("UPDATE", StringComparison.Ordinal) || statement.StartsWith("DELETE", StringComparison.Ordinal)) changed.ShouldBePositive(statement);
        }

        return copy;
    }

    public static async Task<IReadOnlyList<Violation>?> VerifyAsync(string path)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Path"] = path }).Build();
        await using var services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        return await services.VerifyAsync(TestContext.Current.CancellationToken);
    }

    private static async Task MoveAsync(HttpClient client, string url, string to) => (await client.Post(url + "/transitions", Documents.Of("transitions", new { to, reason = "Because" }))).ShouldBe(201);
}
