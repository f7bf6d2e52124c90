namespace Marketplace.Domain.Common;

/// <summary>Shows enough of an address or a number for its owner to know it, and no more.</summary>
public static class Masks
{
    /// <summary><c>ada@example.test</c> is <c>a•••@e•••.test</c>; <c>+2302630101</c> is <c>•••01</c>.</summary>
    public static string Of(string destination)
    {
        var at = destination.LastIndexOf('@');
        if (at <= 0) return destination.Length <= 4 ? "•••" : "•••" + destination[^2..];

        var dot = destination.LastIndexOf('.');
        return $"{destination[0]}•••@{destination[Math.Min(at + 1, destination.Length - 1)]}•••{(dot > at ? destination[dot..] : "")}";
    }
}
