using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Health;

/// <summary>When a node calls itself ready (section <c>Health</c>).</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>How long one thing may take to answer before it counts as failed.</summary>
    [Range(0.1, 60)]
    public double TimeoutSeconds { get; set; } = 2;

    /// <summary>Less room than that in a folder for data or pictures is told as degraded.</summary>
    [Range(0, 1_000_000_000)]
    public int MinFreeMegabytes { get; set; } = 500;
}
