namespace Marketplace.Bench.Baseline;

/// <summary>The full-text search in the words of a database.</summary>
internal sealed record TextSql(string Count, string Page, Func<string[], string> Match)
{
    public static readonly TextSql Sqlite = new(
        "SELECT count(*) FROM search_text CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = 'USD' WHERE search_text MATCH $1",
        $"""
        SELECT {ProductReads.Columns} FROM
        (SELECT p.id, bm25(search_text, 10.0, 5.0, 1.0) AS rank, p.product_id FROM search_text
         CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = 'USD' WHERE search_text MATCH $1 ORDER BY 2, 3 LIMIT 21) h
        JOIN search_products r ON r.id = h.id ORDER BY h.rank, h.product_id
        """,
        words => string.Join(" AND ", words.Select(word => $"\"{word}\"")) + "*");

    public static readonly TextSql Postgres = new(
        "SELECT count(*) FROM search_texts t JOIN search_products p ON p.text_id = t.id AND p.currency = 'USD' WHERE t.document @@ CAST($1 AS tsquery)",
        $$"""
        SELECT {{ProductReads.Columns}} FROM
        (SELECT p.id, ts_rank('{0.1, 0.1, 0.5, 1.0}', t.document, CAST($1 AS tsquery), 1) AS rank, p.product_id FROM search_texts t
         JOIN search_products p ON p.text_id = t.id AND p.currency = 'USD' WHERE t.document @@ CAST($1 AS tsquery) ORDER BY 2 DESC, 3 LIMIT 21) h
        JOIN search_products r ON r.id = h.id ORDER BY h.rank DESC, h.product_id
        """,
        words => string.Join(" & ", words.Select(word => $"'{word}'")) + ":*");
}
