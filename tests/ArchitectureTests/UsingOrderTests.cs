using System.Runtime.CompilerServices;

namespace Marketplace.ArchitectureTests;

/// <summary>What a file uses stands in one order: the runtime's first, then by name, then static ones and aliases. <c>dotnet format</c> makes it so; asking it costs minutes.</summary>
public sealed class UsingOrderTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    [Fact]
    public void Every_file_names_what_it_uses_in_order()
    {
        var files = (string[])["src", "tests", "tools", "bench"];
        var disordered =
            from folder in files
            from file in Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/Sqlite/", StringComparison.Ordinal) && !file.Contains("/Migrations/Postgres/", StringComparison.Ordinal)
            where !IsInOrder(File.ReadLines(file))
            select Path.GetRelativePath(Root, file);

        disordered.ShouldBeEmpty("dotnet format Marketplace.sln puts them in order");
    }

    [Theory]
    [InlineData("using System.Text;|using Marketplace.Domain.Common;|using Marketplace.Domain.Common.Deep;|using Xunit;|using static System.Math;|using Long = System.Int64;", true)]
    [InlineData("using Marketplace.Domain;|using System.Text;", false)]
    [InlineData("using Xunit;|using Marketplace.Domain;", false)]
    [InlineData("using Marketplace.Application.Common.Reading;|using Marketplace.Application.Common;", false)]
    [InlineData("using static System.Math;|using Marketplace.Domain;", false)]
    [InlineData("// a comment|using Marketplace.Domain;|", true)]
    public void The_order_itself_is_the_formatters(string lines, bool isInOrder) => IsInOrder(lines.Split('|')).ShouldBe(isInOrder);

    private static bool IsInOrder(IEnumerable<string> lines)
    {
        var keys = lines.TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(', StringComparison.Ordinal)).Select(KeyOf).ToList();
        return keys.SequenceEqual(keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
    }

    /// <summary>By kind, and then part by part of the name: no part goes before a dot.</summary>
    private static string KeyOf(string line)
    {
        var name = line["using ".Length..^1];
        var kind = name.Contains('=', StringComparison.Ordinal) ? 3 : name.StartsWith("static ", StringComparison.Ordinal) ? 2 : name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1;
        return $"{kind} {name.Replace('.', '\u0001')}";
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
