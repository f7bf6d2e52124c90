namespace Marketplace.Infrastructure.Demo;

/// <summary>Whether a new database is filled with a shop to look at (section <c>Demo</c>).</summary>
public sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Never switch it on where real people buy: it makes an admin key and writes it to a file.</summary>
    public bool Enabled { get; init; }
}
