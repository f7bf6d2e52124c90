namespace Marketplace.Application.Integration.Files;

/// <summary>Compares the names of option axes: exports of one seller write both <c>Color</c> and <c>Colour</c>. The spelling itself is kept.</summary>
internal static class AxisName
{
    public static bool Same(string left, string right) => string.Equals(Key(left), Key(right), StringComparison.Ordinal);

    public static string Key(string name)
    {
        var key = name.Trim().ToUpperInvariant();
        return key is "COLOUR" or "COLOURS" or "COLORS" ? "COLOR" : key;
    }
}
