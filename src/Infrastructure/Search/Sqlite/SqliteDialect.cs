using System.Text;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search.Sqlite;

/// <summary>Ids are text in capitals, truth is a number, and the full text is an FTS5 index.</summary>
internal sealed class SqliteDialect : SearchDialect
{
    private const int IdLength = 36;

    public override string Join => "CROSS JOIN";

    public override string MatchingProducts =>
        "SELECT t.product_id FROM search_text CROSS JOIN search_texts t ON t.id = search_text.rowid WHERE search_text MATCH CASE {0} WHEN '' THEN '\"\"' ELSE {0} END";

    public override string Uses => "doc";

    public override ProjectionSql Projection { get; } = new SqliteProjectionSql();

    /// <summary>SQLite runs cross joins as loops within each other, in the order in which they are written.</summary>
    public override bool KeepsOrder => true;

    public override object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset instant => Instants.ToMicroseconds(instant),
        Guid id => Id(id),
        ProductId id => Id(id.Value),
        SellerId id => Id(id.Value),
        CategoryId id => Id(id.Value),
        TagId id => Id(id.Value),
        ListingId id => Id(id.Value),
        Domain.Catalog.ListingUnit unit => States.Name(unit),
        Domain.Catalog.ListingCondition or Domain.Catalog.ListingMode => value.ToString()!,
        _ => value,
    };

    public override string List(SqlText sql, IEnumerable<object?> values) => $"(SELECT value FROM json_each({sql.Value(JsonSerializer.Serialize(values.Select(Stored)))}))";

    public override string IsAmongTexts(string id, string list) => $"{id} IN {list.Replace("SELECT value", "SELECT upper(value)", StringComparison.Ordinal)}";

    public override string Beginning(SqlText sql, string word, bool surely) => $"SELECT term, doc FROM search_words WHERE term >= {sql.Value(word)} AND term < {sql.Value(word + char.ConvertFromUtf32(0x10FFFF))}";

    public override string Contains(SqlText sql, string text, string part) => $"instr({text}, {sql.Value(part)}) > 0";

    public override string Matching(SqlText sql, string question, string currency) =>
        $"FROM search_text CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = {sql.Value(currency)} WHERE search_text MATCH {sql.Value(question)}";

    public override string Rank(SqlText sql, string question) => "bm25(search_text, 10.0, 5.0, 1.0)";

    public override string Question(IReadOnlyList<string> words, string last, IReadOnlyList<string> alternatives)
    {
        var end = alternatives.Count == 0 ? $"{Quoted(last)}*" : $"({string.Join(" OR ", alternatives.Select(Quoted))})";
        return words.Count == 0 ? end : $"{string.Join(" AND ", words.Select(Quoted))} AND {end}";
    }

    private static string Quoted(string word) => $"\"{word}\"";

    private static string Id(Guid id) => string.Create(IdLength, id, static (text, value) =>
    {
        value.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
    });
}
