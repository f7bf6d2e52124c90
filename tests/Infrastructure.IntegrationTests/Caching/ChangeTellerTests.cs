using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Caching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Infrastructure.IntegrationTests.Caching;

/// <summary>Other nodes are told what has changed, whatever happens on the way.</summary>
public sealed class ChangeTellerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_that_fails_does_not_end_the_telling_and_what_it_was_to_tell_is_told_once_more()
    {
        var link = new FailingOnce();
        using var teller = new ChangeTeller(new CacheEpochs(), link, NullLogger<ChangeTeller>.Instance);
        await teller.StartAsync(Ct);

        teller.Tell([1, 2]);
        await link.Failed;
        teller.IsBehind.ShouldBeTrue();
        teller.Tell([3]);

        (await link.Told).ShouldBe([1, 2, 3], ignoreOrder: true);
        await ((Func<Task<bool>>)(() => Task.FromResult(teller.IsBehind))).ShouldBecome(expected: false);
        teller.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await teller.StopAsync(Ct);
    }

    private sealed class FailingOnce : ICacheLink
    {
        private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<IReadOnlyCollection<int>> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Failed => _failed.Task;

        public Task<IReadOnlyCollection<int>> Told => _told.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        public bool IsHearing => true;

        public Task TellAsync(IReadOnlyCollection<int> stripes)
        {
            if (_failed.TrySetResult()) throw new InvalidOperationException("A connection was cut.");
            _told.TrySetResult(stripes);
            return Task.CompletedTask;
        }

        public Task<SharedInstant?> NowAsync() => Task.FromResult<SharedInstant?>(null);

        public Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key) => Task.FromResult<(RenderedAnswer?, SharedInstant?)>((null, null));

        public Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime) => Task.CompletedTask;
    }
}
