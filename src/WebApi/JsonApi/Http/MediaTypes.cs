using System.Globalization;
using System.Text;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A media type or range with its parameters; the weight <c>q</c> is none of them (JA-006).</summary>
internal sealed record MediaType(string Name, IReadOnlyList<(string Name, string Value)> Parameters, double Weight)
{
    public bool IsJsonApi => Is(Wire.MediaType);

    /// <summary>Parameters other than the two that JSON:API knows.</summary>
    public bool HasForeignParameters => Parameters.Any(parameter => parameter.Name is not ("ext" or "profile"));

    public IEnumerable<string> Extensions => Uris("ext");

    public IEnumerable<string> Profiles => Uris("profile");

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Uris(string name) => Parameters.Where(parameter => parameter.Name == name).SelectMany(parameter => parameter.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Reads <c>Accept</c> and <c>Content-Type</c> strictly as RFC 9110 writes them: quoted strings do not split (JA-003).</summary>
internal static class MediaTypes
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>The media types of a list; malformed ones allow nothing and are left out.</summary>
    public static IReadOnlyList<MediaType> Parse(string header) => [.. Split(header).Select(ParseOne).OfType<MediaType>()];

    /// <summary>A header that is one media type; nothing where it is malformed.</summary>
    public static MediaType? ParseOne(string text) => new Reader(text).Single();

    private static IEnumerable<string> Split(string text)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted: i++; break;
                case '"': quoted = !quoted; break;
                case ',' when !quoted:
                    yield return text[start..i];
                    start = i + 1;
                    break;
            }
        }

        yield return text[start..];
    }

    private struct Reader(string text)
    {
        private int _at;

        public MediaType? Single()
        {
            Space();
            var type = Token();
            if (type.Length == 0 || !Take('/') || Token() is not { Length: > 0 } subtype) return null;

            var parameters = new List<(string, string)>();
            var weight = 1d;
            for (Space(); _at < text.Length; Space())
            {
                if (!Take(';')) return null;
                Space();
                if (_at == text.Length || text[_at] == ';') continue; // an empty parameter means nothing
                var name = Token().ToLowerInvariant();
                if (name.Length == 0 || !Take('=') || Value() is not { } value) return null;
                if (name != "q") parameters.Add((name, value));
                else if (!TryWeight(value, out weight)) return null;
            }

            return new MediaType($"{type}/{subtype}", parameters, weight);
        }

        private static bool TryWeight(string value, out double weight) =>
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight) && weight is >= 0 and <= 1;

        private void Space()
        {
            while (_at < text.Length && text[_at] is (' ' or '\t')) _at++;
        }

        private bool Take(char expected)
        {
            if (_at == text.Length || text[_at] != expected) return false;
            _at++;
            return true;
        }

        private string Token()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || TokenMarks.Contains(text[_at], StringComparison.Ordinal))) _at++;
            return text[start.._at];
        }

        private string? Value()
        {
            if (!Take('"')) return Token() is { Length: > 0 } token ? token : null;

            var value = new StringBuilder();
            for (; _at < text.Length && text[_at] != '"'; _at++)
            {
                if (text[_at] == '\\' && ++_at == text.Length) return null;
                value.Append(text[_at]);
            }

            return Take('"') ? value.ToString() : null;
        }
    }
}
