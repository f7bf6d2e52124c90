namespace Marketplace.Infrastructure.Search;

/// <summary>
/// What somebody typed, as a question to the full-text index. All words must be there; the last one may still be being typed, so its
/// beginning is enough, and where no word begins like it, it is taken for the nearest known words.
/// </summary>
internal static class TextMatch
{
    private const int MaxWords = 16;
    private const int MaxAlternatives = 5;
    private const int MaxLetters = 60;
    private const double LeastSimilarity = 0.5;

    /// <summary>Null where there is no word to look for.</summary>
    /// <param name="surely">Looks whether a known word still has products, which only pays where nothing was found by it.</param>
    public static async Task<string?> OfAsync(string text, SearchReader reader, bool surely, CancellationToken ct)
    {
        var words = TextFolding.Words(text).Take(MaxWords).ToList();
        if (words.Count == 0) return null;

        var last = words[^1];
        words.RemoveAt(words.Count - 1);
        return reader.Dialect.Question(words, last, await NearestAsync(last, reader, surely, ct));
    }

    /// <summary>Empty where the word is known.</summary>
    private static async Task<IReadOnlyList<string>> NearestAsync(string word, SearchReader reader, bool surely, CancellationToken ct)
    {
        if (word.Length > MaxLetters) return [];

        var near = await reader.RunAsync(Question(reader.Dialect, word, surely), row => NearAsync(word, row, ct), ct);
        if (near.Count == 0) return [];
        var best = Math.Floor(near.Min(found => found.Distance));
        return
        [
            .. near.Where(found => Math.Floor(found.Distance) <= best).OrderBy(found => found.Distance).ThenByDescending(found => found.Uses).ThenBy(found => found.Term, StringComparer.Ordinal)
                .Take(MaxAlternatives).Select(found => found.Term),
        ];
    }

    /// <summary>Either one word that begins like the asked one, or all that could have been meant.</summary>
    private static SqlText Question(SearchDialect dialect, string last, bool surely)
    {
        var sql = new SqlText(dialect);
        var begins = dialect.Beginning(sql, last, surely);
        var (shortest, longest) = (sql.Value(last.Length - 2), sql.Value(last.Length + 8));
        var first = char.ConvertFromUtf32(char.ConvertToUtf32(last, 0));
        var (firstFrom, firstTo) = (sql.Value(MaxDistance(last) == 1 ? "" : first), sql.Value(MaxDistance(last) == 1 ? char.ConvertFromUtf32(0x10FFFF) : first + char.ConvertFromUtf32(0x10FFFF)));
        return sql.Add($"SELECT term, doc, 1 FROM ({begins} LIMIT 1) AS known UNION ALL SELECT term, {dialect.Uses}, 0 FROM search_words WHERE NOT EXISTS ({begins}) AND term >= {firstFrom} AND term < {firstTo} AND length(term) BETWEEN {shortest} AND {longest} AND {dialect.IsNear(sql, last, MaxDistance(last))}");
    }

    private static async Task<List<Near>> NearAsync(string word, SearchRow row, CancellationToken ct)
    {
        var near = new List<Near>();
        var grams = Trigrams(word);
        while (await row.NextAsync(ct))
        {
            if (row.Integer(2) == 1) return [];
            if (row.Integer(1) == 0) continue; // its last product is gone

            var term = row.Text(0);
            var distance = Math.Min(EditDistance.Between(word, term), term.Length > word.Length ? EditDistance.Between(word, term[..word.Length]) + 0.5 : int.MaxValue);
            if (distance < MaxDistance(word) + 1) near.Add(new(term, distance, row.Integer(1)));
            else if (Similarity(grams, Trigrams(term)) is >= LeastSimilarity and var similarity) near.Add(new(term, 10 - similarity, row.Integer(1)));
        }

        return near;
    }

    private static int MaxDistance(string word) => word.Length <= 5 ? 1 : 2;

    private static HashSet<string> Trigrams(string word)
    {
        var padded = $"  {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3))];
    }

    private static double Similarity(HashSet<string> left, HashSet<string> right) => 2.0 * left.Count(right.Contains) / (left.Count + right.Count);

    private sealed record Near(string Term, double Distance, long Uses);
}

/// <summary>How many letters must be changed, left out, added or swapped with their neighbour (Damerau, restricted).</summary>
internal static class EditDistance
{
    public static int Between(string left, string right)
    {
        var (before, previous, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++) previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }
}
