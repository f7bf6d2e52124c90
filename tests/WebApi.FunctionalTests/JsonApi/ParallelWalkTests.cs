using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Walks by cursor while others write all the time (api.md 9).</summary>
public sealed class ParallelWalkTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const int Lasting = 40;
    private const string Tags = "/api/v1/admin/tags";

    [Theory]
    [Trait("Rule", "JA-095")]
    [InlineData("sort=name", "next")]
    [InlineData("sort=-name", "next")]
    [InlineData("sort=productCount,name", "next")]
    [InlineData("sort=-createdAt", "next")]
    [InlineData("sort=name", "prev")]
    public async Task A_walk_neither_repeats_nor_skips_what_was_there_all_along(string sort, string link)
    {
        var word = Seeding.Unique("Walk");
        var lasting = new List<string>();
        for (var i = 0; i < Lasting; i++) lasting.Add(await api.Tag($"{word} {i:00}"));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var busy = new TaskCompletionSource();
        var (added, removed) = (0, 0);
        var others = Enumerable.Range(0, 3).Select(_ => Task.Run(ComeAndGoAsync)).ToList();
        await busy.Task;

        var seen = new List<string>();
        var first = $"/api/v1/tags?{sort}&filter[name][startsWith]={word}&page[size]=2";
        var (pages, addedBefore) = (0, added);
        var isBusy = () => Task.FromResult(added - addedBefore > pages && removed > pages); // something comes and goes between any two pages, however fast they are
        if (link == "prev") first += "&page[before]=" + (await api.Anonymous.Get($"/api/v1/tags?{sort}&filter[name][startsWith]={word}&page[size]=100", ("Accept", CursorTests.Accept))).Items[^1]!["meta"]!["page"]!["cursor"];
        for (var next = first; next is not null && seen.Count < 1000; pages++)
        {
            await isBusy.ShouldBecome(expected: true);
            var page = (await api.Anonymous.Get(next, ("Accept", CursorTests.Accept))).ShouldBe(200);
            seen.AddRange(link == "prev" ? page.Ids().Reverse() : page.Ids());
            next = page.Link(link);
        }

        await end.CancelAsync();
        await Task.WhenAll(others);
        seen.ShouldBeUnique();
        lasting.Except(seen).Where(id => link == "next" || id != lasting[^1]).ShouldBeEmpty(); // the last one made the cursor
        pages.ShouldBeGreaterThan(5);

        async Task ComeAndGoAsync()
        {
            while (!end.IsCancellationRequested)
            {
                var passing = await api.Tag($"{word} {Random.Shared.Next(Lasting):00} {Guid.NewGuid():N}");
                Interlocked.Increment(ref added);
                busy.TrySetResult();
                (await api.Admin.Delete($"{Tags}/{passing}")).ShouldBe(204);
                Interlocked.Increment(ref removed);
            }
        }
    }
}
