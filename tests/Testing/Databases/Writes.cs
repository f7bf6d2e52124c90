namespace Marketplace.Testing.Databases;

/// <summary>The writes of a database as it sees them itself: which ones a deed consists of, and a trap for whoever makes one of them next.</summary>
public abstract class Writes
{
    /// <summary>From now on every row that is written is noted.</summary>
    public abstract Task NoteAsync();

    /// <summary>Ends that.</summary>
    /// <returns>What was done, one after the other: of several rows of one table that were written the same way, the first.</returns>
    public async Task<IReadOnlyList<Write>> NotedAsync()
    {
        var (steps, counts, last) = (new List<Write>(), new Dictionary<(string, string), int>(), default((string, string)));
        foreach (var row in await RowsAsync())
        {
            var parts = row.Split(' ');
            var kind = (parts[0], parts[1]);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (kind != last) steps.Add(new Write(parts[0], parts[1], counts[kind]));
            last = kind;
        }

        return steps;
    }

    /// <summary>Whoever makes this write next is held in the middle of it, and with it its transaction.</summary>
    public abstract Task<Trap> TrapAsync(Write write);

    /// <returns>Of every row that was written its table and how.</returns>
    protected abstract Task<IReadOnlyList<string>> RowsAsync();
}

/// <param name="How">INSERT, UPDATE or DELETE.</param>
/// <param name="Row">The how-manieth row of that table that is written so.</param>
public sealed record Write(string Table, string How, int Row)
{
    public override string ToString() => $"{How} {Table} ({Row})";
}

/// <param name="HasCaught">Whether somebody is held.</param>
/// <param name="Open">What was held never happens, and nobody is held any more. Its process has to be dead.</param>
public sealed record Trap(Func<Task<bool>> HasCaught, Func<Task> Open);
