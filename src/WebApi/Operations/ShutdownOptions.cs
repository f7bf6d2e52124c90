using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.Operations;

/// <summary>How the program leaves (section <c>Shutdown</c>).</summary>
internal sealed class ShutdownOptions : ICheckedSettings
{
    public const string Section = "Shutdown";

    /// <summary>How long the node goes on serving, while it calls itself not ready, until those who send it requests have noticed.</summary>
    [Range(0, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>How long leaving may take in all; then what still runs is cut off.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 25;

    public IEnumerable<string> Faults()
    {
        if (TimeoutSeconds <= DrainSeconds) yield return $"{Section}:{nameof(TimeoutSeconds)} is '{TimeoutSeconds}'; it has to be more than {Section}:{nameof(DrainSeconds)}, which is {DrainSeconds}.";
    }
}
