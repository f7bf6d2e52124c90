using System.Diagnostics.Metrics;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Caching;

/// <summary>Who may share the making of an answer, and for how long it is kept.</summary>
public sealed class AnswerCacheTests
{
    private const int Shown = 1;
    private const int Other = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Other, new[] { Shown }, 1)]
    [InlineData(Shown, new[] { Shown }, 2)]
    [InlineData(Other, null, 2)]
    public async Task Who_asks_while_an_answer_is_being_made_shares_it_unless_something_that_it_shows_may_have_changed_meanwhile(int changed, int[]? stripes, int makings)
    {
        var (epochs, link, made, go) = (new CacheEpochs(), new NoCacheLink(), 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var teller = new ChangeTeller(epochs, link, NullLogger<ChangeTeller>.Instance);
        using var cache = new AnswerCache(Options.Create(new CacheOptions()), epochs, link, teller, TimeProvider.System, services.GetRequiredService<IMeterFactory>());

        var first = cache.GetAsync("key", MakeAsync, Ct);
        epochs.Change([changed]);
        var second = cache.GetAsync("key", MakeAsync, Ct);
        go.SetResult();
        await Task.WhenAll(first, second);

        made.ShouldBe(makings);

        async Task<RenderedAnswer> MakeAsync()
        {
            Interlocked.Increment(ref made);
            await go.Task;
            return new RenderedAnswer([], ETag: null, "text/plain", stripes);
        }
    }

    [Fact]
    public async Task An_answer_that_nothing_ends_is_kept_for_as_long_as_that_was_said_and_no_longer()
    {
        var (epochs, link, clock, made) = (new CacheEpochs(), new NoCacheLink(), new MovableClock(), 0);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var teller = new ChangeTeller(epochs, link, NullLogger<ChangeTeller>.Instance);
        using var cache = new AnswerCache(Options.Create(new CacheOptions { LifetimeSeconds = 60 }), epochs, link, teller, clock, services.GetRequiredService<IMeterFactory>());
        var ask = () => cache.GetAsync("key", () => Task.FromResult(new RenderedAnswer([], ETag: $"\"{++made}\"", "text/plain", [Shown])), Ct);

        (await ask()).ETag.ShouldBe("\"1\"");
        clock.Advance(TimeSpan.FromSeconds(59));
        (await ask()).ETag.ShouldBe("\"1\"");
        clock.Advance(TimeSpan.FromSeconds(1));
        (await ask()).ETag.ShouldBe("\"2\"");
    }
}
