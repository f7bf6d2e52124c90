using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>Nodes that have nothing in common but the database: PostgreSQL carries what changed from one to the other; two on one file of SQLite keep nothing.</summary>
public sealed class NodesWithoutRedisTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_change_on_one_node_ends_what_the_other_keeps_within_a_second()
    {
        await using var one = Node();
        await using var other = Node();
        var sold = await api.Product(price: "10.00");
        var noticing = new Noticing();
        for (var price = 20; price < 30; price++)
        {
            await PriceAsync(other, sold); // now it is kept there
            var client = one.CreateClient();
            client.DefaultRequestHeaders.Authorization = api.SellerA.DefaultRequestHeaders.Authorization;
            await client.Reprice(sold.Listing, $"{price}.00");

            await noticing.UntilAsync(() => PriceAsync(other, sold), $"{price}.00");
        }

        noticing.ShouldMostlyTakeASecond();
    }

    private static async Task<string> PriceAsync(WebApplicationFactory<Program> node, Sold sold) =>
        (await node.CreateClient().Get($"/api/v1/products/{sold.Product}")).ShouldBe(200).Attributes["price"]!["amount"]!.GetValue<string>();

    private WebApplicationFactory<Program> Node() => api.WithWebHostBuilder(builder => builder.UseSetting("Cache:Enabled", TestDatabase.Provider is DatabaseProvider.Postgres ? "true" : "false"));
}
