using System.Globalization;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search.Postgres;

/// <summary>Ids are of type <c>uuid</c>, truth is a number as on SQLite, and the full text is a <c>tsvector</c>.</summary>
internal sealed class PostgresDialect : SearchDialect
{
    private const int MaxPosition = 16_383;
    private const int MaxPlaces = 200;
    private const int MaxLetters = 200;

    public override string Join => "JOIN";

    public override string MatchingProducts => "SELECT product_id FROM search_texts WHERE document @@ CAST({0} AS tsquery)";

    public override ProjectionSql Projection { get; } = new PostgresProjectionSql();

    /// <summary>PostgreSQL promises none, but knows it: to order by the same columns once more sorts nothing.</summary>
    public override bool KeepsOrder => false;

    public override object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset instant => Instants.ToMicroseconds(instant),
        ProductId id => id.Value,
        SellerId id => id.Value,
        CategoryId id => id.Value,
        TagId id => id.Value,
        ListingId id => id.Value,
        Domain.Catalog.ListingUnit unit => States.Name(unit),
        Domain.Catalog.ListingCondition or Domain.Catalog.ListingMode => value.ToString()!,
        _ => value,
    };

    public override string List(SqlText sql, IEnumerable<object?> values)
    {
        List<object> stored = [.. values.Where(value => value is not null).Select(Stored)];
        object typed = stored.FirstOrDefault() switch
        {
            Guid => stored.Cast<Guid>().ToArray(),
            long => stored.Cast<long>().ToArray(),
            _ => stored.Cast<string>().ToArray(),
        };
        return $"(SELECT value FROM unnest({sql.Stored(typed)}) AS value)";
    }

    public override string IsAmongTexts(string id, string list) => $"CAST({id} AS text) IN {list.Replace("SELECT value", "SELECT lower(value)", StringComparison.Ordinal)}";

    /// <summary>The words themselves stay when their last product is gone.</summary>
    public override string Beginning(SqlText sql, string word, bool surely) => surely
        ? $"SELECT '' AS term, 0 AS doc FROM search_texts WHERE document @@ CAST({sql.Value($"{Quoted(word)}:*")} AS tsquery)"
        : $"SELECT term, 0 AS doc FROM search_words WHERE term >= {sql.Value(word)} AND term < {sql.Value(word + char.ConvertFromUtf32(0x10FFFF))}";

    public override string Uses => "(SELECT count(*) FROM search_texts t WHERE t.document @@ CAST(quote_literal(term) AS tsquery))";

    /// <summary>Two neighbours that were swapped are two changes here; the similarity counts what is shared once.</summary>
    public override string IsNear(SqlText sql, string word, int distance)
    {
        var (asked, most) = (sql.Value(word), sql.Value(2 * distance));
        return $"(least(levenshtein(term, {asked}), levenshtein(left(term, length({asked})), {asked})) <= {most} OR similarity(term, {asked}) >= 0.3)";
    }

    /// <summary>By the index of trigrams, where the column has one.</summary>
    public override string Contains(SqlText sql, string text, string part) =>
        $"{text} LIKE {sql.Value($"%{part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%")}";

    public override string Matching(SqlText sql, string question, string currency) =>
        $"FROM search_texts t JOIN search_products p ON p.text_id = t.id AND p.currency = {sql.Value(currency)} WHERE t.document @@ CAST({sql.Value(question)} AS tsquery)";

    /// <summary>Names weigh ten times as much as descriptions, keywords five times; long texts less.</summary>
    public override string Rank(SqlText sql, string question) => $"-ts_rank('{{0.1, 0.1, 0.5, 1.0}}', t.document, CAST({sql.Value(question)} AS tsquery), 1)";

    public override string Question(IReadOnlyList<string> words, string last, IReadOnlyList<string> alternatives)
    {
        var end = alternatives.Count == 0 ? $"{Quoted(last)}:*" : $"({string.Join(" | ", alternatives.Select(Quoted))})";
        return words.Count == 0 ? end : $"{string.Join(" & ", words.Select(Quoted))} & {end}";
    }

    /// <summary>The words as <see cref="TextFolding"/> makes them: PostgreSQL's own parser would cut and join them otherwise.</summary>
    public override string Document(ProjectedText text)
    {
        var places = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var position = 0;
        foreach (var (part, weight) in new[] { (text.Name, 'A'), (text.Keywords, 'B'), (text.Description, 'D') })
        {
            foreach (var word in TextFolding.Words(part))
            {
                position = Math.Min(position + 1, MaxPosition);
                if (!places.TryGetValue(word, out var known)) places.Add(word, known = new StringBuilder());
                if (known.Length < MaxPlaces * 6) known.Append(CultureInfo.InvariantCulture, $"{(known.Length == 0 ? ':' : ',')}{position}{weight}");
            }
        }

        return string.Join(' ', places.Select(place => Quoted(place.Key) + place.Value));
    }

    private static string Quoted(string word) => $"'{Cut(word)}'";

    /// <summary>PostgreSQL takes no word of more than 2046 bytes.</summary>
    private static string Cut(string word) => word.Length <= MaxLetters ? word : word[..(char.IsHighSurrogate(word[MaxLetters - 1]) ? MaxLetters - 1 : MaxLetters)];
}
