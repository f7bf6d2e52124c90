using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Persistence.Postgres.Replicas;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>What a node knows of a replica by how far that has come.</summary>
public sealed class JournalTests
{
    private readonly Watch _clock = new();
    private readonly Journal _journal;

    public JournalTests() => _journal = new Journal(_clock, TimeSpan.FromSeconds(3));

    [Fact]
    public void A_replica_has_the_changes_of_the_newest_place_that_it_has_passed()
    {
        Note(1, 1000);
        Note(2, 2000);
        Note(3, 3000);

        Passed(999).ShouldBeNull();
        Passed(1000).ShouldBe(1);
        Passed(2999).ShouldBe(2);
        Passed(9000).ShouldBe(3);
    }

    [Fact]
    public void An_idle_log_is_passed_as_often_as_it_is_noted()
    {
        Note(1, 1000);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Note(1, 1000);

        _journal.Passed(1000)!.At.ShouldBe(_clock.GetTimestamp());
    }

    [Fact]
    public void Where_a_page_of_the_log_is_full_the_header_of_the_next_is_not_waited_for()
    {
        Note(1, 8192 + 24);

        Passed(8192).ShouldBe(1);
        Passed(8191).ShouldBeNull();
    }

    [Fact]
    public void Of_what_is_too_long_ago_nothing_is_known()
    {
        Note(1, 1000);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Note(2, 2000);

        Passed(1500).ShouldBeNull();
    }

    [Fact]
    public void Another_log_begins_anew()
    {
        Note(1, 5000);
        Note(2, 1000);

        Passed(5000).ShouldBe(2);
    }

    private sealed class Watch : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }

    private void Note(long instant, ulong position) => _journal.Note(new AnswerInstant(instant, Shared: null), position);

    private long? Passed(ulong position) => _journal.Passed(position)?.Knows.Own;
}
