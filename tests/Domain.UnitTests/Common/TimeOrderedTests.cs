using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Common;

public sealed class TimeOrderedTests
{
    [Fact]
    public void What_is_made_later_sorts_later_also_within_a_millisecond_and_in_parallel()
    {
        var made = new Guid[4][];
        Parallel.For(0, made.Length, lane => made[lane] = [.. Enumerable.Range(0, 20_000).Select(_ => TimeOrdered.NewGuid())]);

        foreach (var lane in made) lane.ShouldBe(lane.OrderBy(id => id.ToString(), StringComparer.Ordinal));
        made.SelectMany(lane => lane).Distinct().Count().ShouldBe(80_000);
    }

    [Fact]
    public void It_is_a_uuid_of_version_7()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        var id = TimeOrdered.NewGuid();

        (id.Version, id.Variant & 0b1100).ShouldBe((7, 0b1000));
        Convert.ToInt64(id.ToString("N")[..12], 16).ShouldBeGreaterThanOrEqualTo(before);
    }
}
