using System.Globalization;
using Marketplace.Bench.Plots;

namespace Marketplace.Bench;

/// <summary>Goes to the console, and as Markdown to a file where one was named.</summary>
internal sealed class Report(string? file)
{
    private readonly List<string> _lines = [];

    /// <summary>A paragraph.</summary>
    public void Say(FormattableString text) => Say(text.ToString(CultureInfo.InvariantCulture));

    public void Say(string text)
    {
        Add("");
        Add(text);
    }

    public void Head(IReadOnlyList<string> columns)
    {
        Add("");
        Row(columns);
        Row(columns.Select((_, column) => column == 0 ? "---" : "---:"));
    }

    public void Row(IEnumerable<string> cells) => Add($"| {string.Join(" | ", cells)} |");

    /// <summary>A drawing in a file of its own, and a picture of it in the text.</summary>
    public void Draw(string name, string meaning, Svg svg, string folder)
    {
        File.WriteAllText(Path.Combine(folder, name), svg.ToString());
        Say($"![{meaning}]({name})");
    }

    private void Add(string line)
    {
        Console.WriteLine(line);
        _lines.Add(line);
        if (file is not null) File.WriteAllLines(file, _lines.SkipWhile(text => text.Length == 0));
    }
}
