using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>What is done from time to time (section <c>Housekeeping</c>).</summary>
internal sealed class HousekeepingOptions
{
    public const string Section = "Housekeeping";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether this process does it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Other periods than the usual ones, by the name of the work, as long as nobody has decided otherwise.</summary>
    public IDictionary<string, TimeSpan> Periods { get; set; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>How often to look for jobs that somebody wants, and for changed schedules.</summary>
    [Range(10, 600_000)]
    public int PollMilliseconds { get; set; } = 1000;

    /// <summary>A node that is silent for so long is taken for dead, and another does its work.</summary>
    [Range(2, 3600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>What decides about what is registered. What cannot be read is told by the review, and taken for the default here.</summary>
    public static HousekeepingOptions Of(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection(Section), new HousekeepingOptions());
        return new HousekeepingOptions
        {
            Enabled = bool.TryParse(section[nameof(Enabled)], out var enabled) ? enabled : usual.Enabled,
            LeaseSeconds = int.TryParse(section[nameof(LeaseSeconds)], CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : usual.LeaseSeconds,
        };
    }

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

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
