using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Demo;

/// <summary>Whether a new database is filled with a shop to look at (section <c>Demo</c>).</summary>
public sealed record DemoOptions : IGuardedSettings
{
    public const string Section = "Demo";

    /// <summary>Never switch it on where real people buy: it makes an admin key and writes it to a file.</summary>
    public bool Enabled { get; init; }

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (Enabled) yield return new($"{Section}:{nameof(Enabled)}", "is true, so that everybody who reads the console has an admin's key");
    }
}
