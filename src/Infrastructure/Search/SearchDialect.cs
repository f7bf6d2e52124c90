namespace Marketplace.Infrastructure.Search;

/// <summary>What the two databases say differently in the statements of the search.</summary>
internal abstract class SearchDialect
{
    /// <summary>Joins in the written order, where the database can be told so.</summary>
    public abstract string Join { get; }

    /// <summary>A query for whether any word begins like this one; its columns are <c>term</c> and <c>doc</c>, the number of products that have it.</summary>
    /// <param name="surely">Not a word whose last product is gone, where such are still known: that takes far longer.</param>
    public abstract string Beginning(SqlText sql, string word, bool surely);

    /// <summary>How many products have a word (<c>term</c>) of the list of known words.</summary>
    public abstract string Uses { get; }

    /// <summary>A condition that leaves out what is surely far from a word, where the database can tell.</summary>
    public virtual string IsNear(SqlText sql, string word, int distance) => "true";

    /// <summary>The projection is written by these.</summary>
    public abstract ProjectionSql Projection { get; }

    /// <summary>A value as the tables of the projection keep it.</summary>
    public abstract object Stored(object? value);

    /// <summary>A query for the values of a list that is one parameter, so that its length makes no other text. Its column is <c>value</c>.</summary>
    public abstract string List(SqlText sql, IEnumerable<object?> values);

    /// <summary>Whether an id is among texts of which some may be ids.</summary>
    public abstract string IsAmongTexts(string id, string list);

    /// <summary>Whether a text has a part anywhere.</summary>
    public abstract string Contains(SqlText sql, string text, string part);

    /// <summary>The products whose text answers a question, as the FROM and WHERE of a statement; the product's row is <c>p</c>.</summary>
    public abstract string Matching(SqlText sql, string question, string currency);

    /// <summary>The products of all texts that answer a question; 0: the question, or an empty text.</summary>
    public abstract string MatchingProducts { get; }

    /// <summary>How well a text answers a question; the least is the best.</summary>
    public abstract string Rank(SqlText sql, string question);

    /// <summary>Whether whole rows come in the order in which an inner query found their ids.</summary>
    public abstract bool KeepsOrder { get; }

    /// <summary>A question to the full-text index: all words, and the beginning of the last or one of its alternatives.</summary>
    public abstract string Question(IReadOnlyList<string> words, string last, IReadOnlyList<string> alternatives);

    /// <summary>What the full-text index is made of, where the program has to say it itself.</summary>
    public virtual string? Document(ProjectedText text) => null;
}
