namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>What is tidied up in the background (section <c>Housekeeping</c>).</summary>
internal sealed class HousekeepingOptions
{
    public const string Section = "Housekeeping";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether this process does it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Other periods than the usual ones, by the name of the work.</summary>
    public IDictionary<string, TimeSpan> Periods { get; set; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    public IEnumerable<string> Faults(IEnumerable<Housework> known)
    {
        var names = known.Select(work => work.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, period) in Periods)
        {
            if (!names.Contains(name)) yield return $"Housekeeping:Periods: there is no work '{name}'; there is {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
            if (period < Shortest) yield return $"Housekeeping:Periods:{name} is shorter than {Shortest}.";
        }
    }
}
