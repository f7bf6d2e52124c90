using Shouldly;
using Xunit;

namespace Marketplace.Testing;

/// <summary>What follows by an event is there soon, not at once.</summary>
public static class Patience
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    /// <summary>Looks again and again until it is as expected; after a while that is the failure.</summary>
    /// <param name="within">Longer than usual, for what has much to do on a busy machine.</param>
    public static async Task ShouldBecome<T>(this Func<Task<T>> look, T expected, TimeSpan? within = null)
    {
        var end = DateTimeOffset.UtcNow + (within ?? Enough);
        for (var found = await look(); ; found = await look())
        {
            if (Equals(found, expected)) return;
            if (DateTimeOffset.UtcNow > end) found.ShouldBe(expected);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
