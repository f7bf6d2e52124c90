using System.Text;

namespace Marketplace.WebApi.JsonApi;

/// <summary>One query parameter as it was sent.</summary>
/// <param name="Name">The full name, decoded: <c>filter[price][gte]</c>.</param>
/// <param name="Family">What stands before the first bracket: <c>filter</c>.</param>
/// <param name="Members">What stands in the brackets, in order; empty brackets are an empty member.</param>
/// <param name="Raw">The pair in the caller's own encoding, for links.</param>
internal sealed record QueryParameter(string Name, string Family, IReadOnlyList<string> Members, string Value, string Raw);

/// <summary>
/// The query of a request, read strictly from its text (api.md 11): broken percent-encoding and repeated parameters are refused, brackets count
/// the same encoded and unencoded. The framework's own collection merges repetitions and forgives broken encoding.
/// </summary>
internal sealed class RawQuery
{
    /// <summary>Longer URLs are refused with 414 (JA-119).</summary>
    public const int MaxUrlLength = 8192;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private RawQuery(string text, IReadOnlyList<QueryParameter> parameters) => (Text, Parameters) = (text, parameters);

    /// <summary>Without the question mark, as it was sent.</summary>
    public string Text { get; }

    public IReadOnlyList<QueryParameter> Parameters { get; }

    public bool IsEmpty => Text.Length == 0;

    public string? ValueOf(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    public static RawQuery Empty { get; } = new("", []);

    public static RawQuery Of(HttpContext context) => Of(TextOf(context));

    public static RawQuery Of(string text) => text.Length == 0 ? Empty : new RawQuery(text, Parse(text));

    public static string TextOf(HttpContext context) => context.Request.QueryString.Value is { Length: > 1 } query ? query[1..] : "";

    private static List<QueryParameter> Parse(string text)
    {
        var parameters = new List<QueryParameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var (family, members) = Split(name);
            if (!names.Add(name) && members is not [.., ""])
            {
                throw new ApiException(new ApiError("duplicate_parameter", $"'{name}' was given twice; lists use commas or [].") { Parameter = name });
            }

            parameters.Add(new QueryParameter(name, family, members, equals < 0 ? "" : Decode(pair[(equals + 1)..]), pair));
        }

        return parameters;
    }

    private static (string Family, IReadOnlyList<string> Members) Split(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return name.Contains(']', StringComparison.Ordinal) ? throw Malformed(name) : (name, []);

        var members = new List<string>();
        for (var at = open; at < name.Length;)
        {
            var close = name.IndexOf(']', at);
            if (name[at] != '[' || close < 0) throw Malformed(name);
            var member = name[(at + 1)..close];
            if (member.Contains('[', StringComparison.Ordinal)) throw Malformed(name);
            members.Add(member);
            at = close + 1;
        }

        return (name[..open], members);
    }

    internal static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny('%', '+')) return text;

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '+':
                    bytes.Add((byte)' ');
                    break;
                case '%' when i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]):
                    bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                    i += 2;
                    break;
                case '%':
                    throw new ApiException(new ApiError("malformed_url", "A percent sign is followed by two hexadecimal digits."));
                default:
                    var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                    bytes.AddRange(Encoding.UTF8.GetBytes(text, i, length));
                    i += length - 1;
                    break;
            }
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw new ApiException(new ApiError("malformed_url", "The percent-encoded bytes are no UTF-8."));
        }
    }

    private static ApiException Malformed(string name) => new(new ApiError("unknown_parameter", $"The brackets of '{name}' do not close.") { Parameter = name });
}
