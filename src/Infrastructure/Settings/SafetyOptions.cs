namespace Marketplace.Infrastructure.Settings;

/// <summary>What an operator takes upon himself (section <c>Safety</c>).</summary>
public sealed class SafetyOptions
{
    public const string Section = "Safety";

    /// <summary>Whole names of settings whose unsafe values are wanted in production; each is told in the log at every start.</summary>
    public IList<string> Accept { get; set; } = [];
}
