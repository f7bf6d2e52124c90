namespace Marketplace.Testing.Payments;

/// <summary>How a request to the provider goes wrong.</summary>
public enum Fault
{
    None,

    /// <summary>It says no.</summary>
    Refuses,

    /// <summary>Nothing has happened, and nobody knows.</summary>
    LostBefore,

    /// <summary>It has happened, and nobody knows.</summary>
    LostAfter,
}
