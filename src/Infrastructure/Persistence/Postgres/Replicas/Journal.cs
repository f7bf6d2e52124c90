using Marketplace.Application.Common.Caching;

namespace Marketplace.Infrastructure.Persistence.Postgres.Replicas;

/// <summary>A place in the write-ahead log of the primary.</summary>
/// <param name="Knows">Every change that was heard of by this instant stands before the place.</param>
/// <param name="At">When it was noted, on the clock of this process.</param>
internal sealed record Mark(AnswerInstant Knows, ulong Position, long At);

/// <summary>Which changes stood in the log by when, for as long as a replica may be behind: so a replica that tells how far it has come tells what it has, and how old that is.</summary>
internal sealed class Journal(TimeProvider clock, TimeSpan span)
{
    private const ulong PageSize = 8192;
    private const ulong PageHeader = 24;

    private readonly Lock _gate = new();
    private readonly LinkedList<Mark> _marks = [];

    public void Note(AnswerInstant knows, ulong position)
    {
        // Behind a full page stands the header of the next, which nobody replays before there is more.
        if (position % PageSize == PageHeader) position -= PageHeader;
        lock (_gate)
        {
            if (_marks.Last?.Value.Position > position) _marks.Clear(); // it is another log now
            _marks.AddLast(new Mark(knows, position, clock.GetTimestamp()));
            while (clock.GetElapsedTime(_marks.First!.Value.At) > span) _marks.RemoveFirst();
        }
    }

    /// <summary>The newest place that was passed; null where that is too long ago.</summary>
    public Mark? Passed(ulong position)
    {
        lock (_gate)
        {
            for (var at = _marks.Last; at is not null; at = at.Previous)
            {
                if (at.Value.Position <= position) return at.Value;
            }

            return null;
        }
    }
}
