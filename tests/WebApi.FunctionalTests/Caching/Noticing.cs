using System.Diagnostics;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>How long others took to see what was changed. A second is the promise; on a machine that is busy with other things one or the other may take longer.</summary>
internal sealed class Noticing
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    private readonly List<TimeSpan> _took = [];

    public async Task UntilAsync(Func<Task<string>> look, string expected)
    {
        var watch = Stopwatch.StartNew();
        while (await look() != expected) watch.Elapsed.ShouldBeLessThan(AtMost);
        _took.Add(watch.Elapsed);
    }

    public void ShouldMostlyTakeASecond() => _took.Order().ElementAt(_took.Count / 2).ShouldBeLessThan(Promised);
}
