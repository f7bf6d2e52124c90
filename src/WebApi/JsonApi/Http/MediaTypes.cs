using System.Globalization;

namespace Marketplace.WebApi.JsonApi;

/// <summary>One media type of a header, its parameters in order. <c>q</c> is a weight and no parameter (JA-006).</summary>
internal sealed record MediaType(string Name, IReadOnlyList<(string Name, string Value)> Parameters, double Weight)
{
    public bool IsJsonApi => Is(Wire.MediaType);

    /// <summary>Extension URIs, if any.</summary>
    public IReadOnlyList<string> Extensions => List("ext");

    public IReadOnlyList<string> Profiles => List("profile");

    public bool HasForeignParameters => Parameters.Any(parameter => !Same(parameter.Name, "ext") && !Same(parameter.Name, "profile"));

    public bool Is(string name) => Same(Name, name);

    private static bool Same(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<string> List(string name) =>
        [.. Parameters.Where(parameter => Same(parameter.Name, name)).SelectMany(parameter => parameter.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>
/// Reads <c>Accept</c> and <c>Content-Type</c> as HTTP lists (RFC 9110, 5.6): a comma or semicolon inside a quoted string does not split. The framework's
/// own parser takes <c>q</c> for a parameter and gives up on what it does not like.
/// </summary>
internal static class MediaTypes
{
    /// <summary>The media types of a header; what cannot be read is left out.</summary>
    public static IReadOnlyList<MediaType> Parse(string header) => [.. Split(header, ',').Select(ParseOne).OfType<MediaType>()];

    private static MediaType? ParseOne(string text)
    {
        var parts = Split(text, ';');
        var name = parts.Count == 0 ? "" : parts[0];
        if (name.Count(letter => letter == '/') != 1 || name[0] == '/' || name[^1] == '/') return null;

        var parameters = new List<(string, string)>();
        var weight = 1.0;
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return null;
            var (key, value) = (part[..equals].Trim(), Unquote(part[(equals + 1)..].Trim()));
            if (!key.Equals("q", StringComparison.OrdinalIgnoreCase)) parameters.Add((key, value));
            else if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight)) return null;
        }

        return new MediaType(name, parameters, weight);
    }

    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\') i++;
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == separator)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        parts.RemoveAll(part => part.Length == 0);
        return parts;
    }

    private static string Unquote(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"'
        ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)
        : value;
}
