using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>Rendered answers for everybody are kept until something that they show changes (CCH-01, CCH-05).</summary>
public sealed class KeptAnswerTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Included = "include=variants,listings.seller,images,category,seller";

    [Theory]
    [InlineData("/api/v1/products/{product}")]
    [InlineData("/api/v1/products/{product}?" + Included)]
    [InlineData("/api/v1/products?filter[category]={category}&sort=price")]
    [InlineData("/api/v1/categories/{category}")]
    [InlineData("/api/v1/categories?page[size]=3")]
    public async Task What_was_asked_before_is_answered_without_the_database(string url)
    {
        var sold = await api.Product();
        await SettledAsync();
        var path = url.Replace("{product}", sold.Product, StringComparison.Ordinal).Replace("{category}", sold.Category, StringComparison.Ordinal);
        Answered? first = null, again = null;
        (await StatementsAsync(async () => first = await api.Anonymous.Get(path))).ShouldNotBeEmpty();
        var statements = async () => (await StatementsAsync(async () => again = await api.Anonymous.Get(path))).Count;

        await statements.ShouldBecome(0); // what the node itself told of the product may reach it once more meanwhile
        again!.ShouldBe(200);
        again.Body!.ToJsonString().ShouldBe(first!.Body!.ToJsonString());
        again.Response.Headers.ETag.ShouldBe(first!.Response.Headers.ETag);
        (await api.Anonymous.Get(path, ("If-None-Match", first!.Response.Headers.ETag!.ToString()))).ShouldBe(304);
    }

    [Theory]
    [InlineData("/api/v1/products/{product}")]
    [InlineData("/api/v1/products/{product}?" + Included)]
    [InlineData("/api/v1/products?filter[category]={category}")]
    [InlineData("/api/v1/products/{product}/listings")]
    [InlineData("/api/v1/listings/{listing}")]
    public async Task A_change_of_the_price_is_seen_with_the_next_request(string url)
    {
        var sold = await api.Product(price: "10.00");
        var path = url.Replace("{product}", sold.Product, StringComparison.Ordinal).Replace("{category}", sold.Category, StringComparison.Ordinal).Replace("{listing}", sold.Listing, StringComparison.Ordinal);
        for (var price = 11; price < 16; price++)
        {
            (await api.Anonymous.Get(path)).ShouldBe(200);
            await api.SellerA.Reprice(sold.Listing, $"{price}.00");

            (await api.Anonymous.Get(path)).Body!.ToJsonString().ShouldContain($"\"{price}.00\"");
        }
    }

    [Fact]
    public async Task What_is_included_is_seen_to_change()
    {
        var (category, name) = (await api.Category(), Seeding.Unique("Renamed"));
        var sold = await api.Product(category: category);
        var path = $"/api/v1/products/{sold.Product}?include=category,tags";
        var before = await api.Anonymous.Get(path);

        (await api.Admin.Patch($"/api/v1/admin/categories/{category}", Documents.Of("categories", new { name }, id: category))).ShouldBe(200);

        before.Body!.ToJsonString().ShouldNotContain(name);
        await ((Func<Task<bool>>)(async () => (await api.Anonymous.Get(path)).Body!.ToJsonString().Contains(name, StringComparison.Ordinal))).ShouldBecome(expected: true);
    }

    [Fact]
    public async Task A_list_sees_what_comes_and_goes()
    {
        var category = await api.Category();
        var path = $"/api/v1/products?filter[category]={category}";
        (await api.Anonymous.Get(path)).Items.Count.ShouldBe(0);

        var sold = await api.Product(category: category);
        (await api.Anonymous.Get(path)).Items.Count.ShouldBe(1);
        (await api.SellerA.Post($"/api/v1/seller/products/{sold.Product}/transitions", Documents.Of("transitions", new { to = "unpublished" }))).ShouldBe(201);

        (await api.Anonymous.Get(path)).Items.Count.ShouldBe(0);
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task What_is_personal_is_never_kept()
    {
        var sold = await api.Product();
        var path = $"/api/v1/products/{sold.Product}";
        await api.BuyerA.Get(path);

        (await StatementsAsync(() => api.BuyerA.Get(path))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_answered_by_one_look()
    {
        var sold = await api.Product();
        await SettledAsync();
        var looks = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            var statements = await StatementsAsync(() => api.Anonymous.Get($"/api/v1/products/{sold.Product}?{Included}"));
            if (statements.Count > 0) Interlocked.Increment(ref looks);
        })));

        looks.ShouldBe(1);
    }

    private Task<IReadOnlyList<string>> StatementsAsync(Func<Task> work)
    {
        api.Server.PreserveExecutionContext = true; // so that what a request asks of the database is noted for this test
        return Statements.OfAsync(work);
    }

    /// <summary>Events of what was made are delivered, and end answers once more.</summary>
    private async Task SettledAsync()
    {
        await using var look = api.Services.CreateAsyncScope();
        var db = look.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await ((Func<Task<bool>>)(() => db.Outbox.AnyAsync(message => message.SentAt == null))).ShouldBecome(expected: false);
        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }
}
