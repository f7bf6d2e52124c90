using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>What a fieldset leaves out is not read (api.md 7).</summary>
public sealed class FieldsetStatementTests : IAsyncLifetime
{
    private readonly Shelf _shelf = new();

    public ValueTask InitializeAsync() => _shelf.InitializeAsync();

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    [Theory]
    [Trait("Rule", "JA-074")]
    [InlineData("/api/v1/seller/products", "fields[products]=name", "description")]
    [InlineData("/api/v1/seller/products/{product}", "fields[products]=name", "description")]
    [InlineData("/api/v1/admin/categories", "fields[categories]=slug", "description")]
    [InlineData("/api/v1/seller/products/{product}/variants", "fields[variants]=sku", "gtin")]
    [InlineData("/api/v1/seller/listings?include=variant", "fields[variants]=sku", "gtin")]
    public async Task A_column_that_nobody_asked_for_is_not_in_the_statements(string url, string fieldset, string column)
    {
        var joint = url.Contains('?', StringComparison.Ordinal) ? "&" : "?";

        (await StatementsOf(url)).ShouldContain(statement => statement.Contains(column, StringComparison.Ordinal), url);
        (await StatementsOf(url + joint + fieldset)).ShouldNotContain(statement => statement.Contains(column, StringComparison.Ordinal), url);
    }

    /// <summary>The search keeps one text for all fieldsets and leaves out what is large; what it touches of a broken column fails.</summary>
    [Theory]
    [Trait("Rule", "JA-074")]
    [InlineData("description", "fields[products]=name,description", "fields[products]=name")]
    [InlineData("listings", "include=listings&fields[products]=listings", "fields[products]=name")]
    [InlineData("variants", "include=variants", "include=listings")]
    public async Task A_large_column_that_nobody_asked_for_is_not_touched(string column, string asking, string sparing)
    {
        var name = Seeding.Unique("Broken");
        await _shelf.Api.Product(name: name);
        await using (var scope = _shelf.Api.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
            FormattableString breaking = column switch
            {
                "description" => $"UPDATE search_products SET description = 'broken' WHERE name = {name}",
                "listings" => $"UPDATE search_products SET listings = 'broken' WHERE name = {name}",
                _ => $"UPDATE search_products SET variants = 'broken' WHERE name = {name}",
            };
            (await db.Database.ExecuteSqlAsync(breaking, TestContext.Current.CancellationToken)).ShouldBePositive();
        }

        (await _shelf.Get($"/api/v1/products?filter[name]={name}&{sparing}")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await _shelf.Get($"/api/v1/products?filter[name]={name}&{asking}")).ShouldBeError(500, "internal_error");
    }

    private async Task<IReadOnlyList<string>> StatementsOf(string url)
    {
        _shelf.Api.Server.PreserveExecutionContext = true; // so that what the request asks of the database is noted for this test
        using var client = url.Contains("/admin/", StringComparison.Ordinal) ? _shelf.Api.Admin : _shelf.Api.SellerA;
        var statements = await Statements.OfAsync(async () => (await client.Get(_shelf.Url(url))).ShouldBe(200));
        statements.ShouldNotBeEmpty();
        return statements;
    }
}
