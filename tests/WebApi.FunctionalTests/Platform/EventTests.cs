using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>What happened, and what has not been heard of.</summary>
public sealed class EventTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Events = "/api/v1/admin/events";

    [Fact]
    [Trait("Rule", "JA-297")]
    public async Task What_happened_can_be_walked_in_its_order_from_an_instant_on()
    {
        var since = Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"));
        var product = await ProductAsync(api.SellerA);
        await ProductAsync(api.SellerA);

        var first = (await api.Admin.Get($"{Events}?filter[occurredAt][gte]={since}&filter[name]=product.created&page[size]=1", ("Accept", $"{JsonApiClient.MediaType}; profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\""))).ShouldBe(200);
        var next = (await api.Admin.Get(first.Body!["links"]!["next"]!.GetValue<string>())).ShouldBe(200);

        var happened = first.Items[0]!;
        happened["relationships"]!["subject"]!["data"]!.ToJsonString().ShouldBe($$"""{"type":"products","id":"{{product}}"}""");
        happened["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>().ShouldBe(api.SellerAId.Value.ToString());
        happened["attributes"]!["apiVersion"]!.GetValue<string>().ShouldBe("v1");
        happened["attributes"]!["correlationId"]!.GetValue<string>().ShouldNotBeEmpty();
        next.Items[0]!["attributes"]!["sequence"]!.GetValue<long>().ShouldBeGreaterThan(happened["attributes"]!["sequence"]!.GetValue<long>());
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    [Trait("Rule", "JA-296")]
    public async Task A_seller_reads_what_happened_to_its_own_and_nothing_of_the_delivery()
    {
        var product = await ProductAsync(api.SellerA);
        var (mine, theirs) = (await SubjectsAsync(api.SellerA), await SubjectsAsync(api.SellerB));

        mine.ShouldContain(product);
        theirs.ShouldNotContain(product);
        var shown = (await api.SellerA.Get("/api/v1/seller/events?page[size]=1")).ShouldBe(200).Items[0]!["attributes"]!.AsObject();
        shown.ContainsKey("lastError").ShouldBeFalse();
        shown.ContainsKey("isStuck").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "JA-296")]
    public async Task Who_may_not_read_a_thing_does_not_read_what_happened_to_it()
    {
        await api.RegisteredAsync(Accounts.NewEmail());
        (await api.Admin.Get($"{Events}?filter[name]=user.registered")).Items.ShouldNotBeEmpty();
        var key = await KeyAsync("read:webhooks", "read:products");

        (await key.Get($"{Events}?filter[name]=user.registered")).ShouldBe(200).Items.ShouldBeEmpty();
        (await key.Get($"{Events}?filter[name]=product.created")).ShouldBe(200).Items.ShouldNotBeNull();
        (await (await KeyAsync("read:products")).Get(Events)).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task A_stuck_event_is_found_and_tried_again_when_somebody_says_so()
    {
        var id = await StuckAsync(await ProductAsync(api.SellerA));
        var stuck = (await api.Admin.Get($"{Events}?filter[isStuck]=true&page[size]=100")).ShouldBe(200).Items.Single(item => item!["id"]!.GetValue<string>() == id)!["attributes"]!;
        stuck["attempts"]!.GetValue<int>().ShouldBe(10);
        stuck["lastError"]!.GetValue<string>().ShouldBe("recorder: Not now.");
        stuck["deliveredAt"].ShouldBeNull();

        (await api.Admin.Post("/api/v1/admin/eventRedeliveries", Documents.Of("eventRedeliveries", relationships: new { @event = Documents.To("events", id) }))).ShouldBe(201);

        var delivered = async () => (await api.Admin.Get($"{Events}/{id}")).ShouldBe(200).Attributes["deliveredAt"] is not null;
        await delivered.ShouldBecome(expected: true);
        (await api.Admin.Post("/api/v1/admin/eventRedeliveries", Documents.Of("eventRedeliveries", relationships: new { @event = Documents.To("events", id) }))).ShouldBeError(409, "invalid_state_transition");
    }

    [Fact]
    public void Whatever_something_happens_to_can_be_sent_along() => EventSubjects.Types.Distinct(StringComparer.Ordinal).ShouldBe(EventResources.Subjects, ignoreOrder: true);

    private static async Task<string> ProductAsync(HttpClient seller) => (await seller.Post("/api/v1/seller/products", Documents.Of("products", new { name = Seeding.Unique("lamp") }))).ShouldBe(201).Id;

    private static async Task<IReadOnlyList<string>> SubjectsAsync(HttpClient seller) =>
        [.. (await seller.Get("/api/v1/seller/events?sort=-sequence&page[size]=100")).ShouldBe(200).Items.Select(item => item!["relationships"]!["subject"]!["data"]!["id"]!.GetValue<string>())];

    private async Task<HttpClient> KeyAsync(params string[] scopes) => api.WithToken((await api.Admin.Post("/api/v1/admin/apiKeys", Documents.Of("apiKeys", new { name = "reader", scopes }))).ShouldBe(201).Data["meta"]!["secret"]!.GetValue<string>());

    /// <summary>As after ten failures.</summary>
    private async Task<string> StuckAsync(string product)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Outbox.Where(message => message.SubjectId == Guid.Parse(product) && message.Name == "product.created");
        var isDelivered = () => outbox.AnyAsync(message => message.SentAt != null, TestContext.Current.CancellationToken);
        await isDelivered.ShouldBecome(expected: true); // else it would be now
        await outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, (DateTimeOffset?)null).SetProperty(message => message.Attempts, 10).SetProperty(message => message.LastError, "recorder: Not now."), TestContext.Current.CancellationToken);
        return (await outbox.Select(message => message.EventId).SingleAsync(TestContext.Current.CancellationToken)).Value.ToString();
    }
}
