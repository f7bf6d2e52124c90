using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Testing.Schemas;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>docs/openapi.json is the contract as reviewers see it change. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed partial class OpenApiSnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_copy_in_the_repository_is_what_the_program_tells()
    {
        var path = Path.Combine(Root(), "docs", "openapi.json");
        var told = Words().Replace(References().Replace(Contract.Document.ToJsonString(Readable), "{ ${reference} }"), OnOneLine) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") await File.WriteAllTextAsync(path, told, TestContext.Current.CancellationToken);

        var kept = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        FirstDifference(kept, told).ShouldBeNull("The contract has changed. If that is meant, run this test with UPDATE_SNAPSHOTS=1 and commit docs/openapi.json.");
    }

    private static string? FirstDifference(string kept, string told)
    {
        var (before, after) = (kept.Split('\n'), told.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (was, now) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (was != now) return $"line {i + 1}: '{was?.Trim()}' became '{now?.Trim()}'";
        }

        return null;
    }

    /// <summary>A reference alone takes one line, not three.</summary>
    [GeneratedRegex("""\{\s+(?<reference>"\$ref": "[^"]+")\s+\}""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex References();

    /// <summary>Neither does a list of words that fits into one.</summary>
    [GeneratedRegex("""\[\s+"[^"]*"(,\s+"[^"]*")*\s+\]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();

    private static string OnOneLine(Match list)
    {
        var line = string.Join(' ', list.Value.Split('\n').Select(word => word.Trim()));
        return line.Length <= 160 ? line : list.Value;
    }

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
