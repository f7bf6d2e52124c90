using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Marketplace.ArchitectureTests;

/// <summary>One project per floor means the compiler does not keep modules apart. This does.</summary>
public sealed partial class ModuleFenceTests
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "../../src"));
    private static readonly string[] Floors = ["Domain", "Application"];

    /// <summary>What every module stands on is no module: it may be named from everywhere.</summary>
    private static readonly string[] Ground = ["Common", "Platform"];

    private static readonly string[] Modules =
    [
        .. Floors.SelectMany(floor => Directory.GetDirectories(Path.Combine(Source, floor))).Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("obj" or "bin") && !Ground.Contains(name)).Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void A_module_names_another_only_through_its_contracts()
    {
        var trespasses =
            from floor in Floors
            from module in Modules
            let folder = Path.Combine(Source, floor, module)
            where Directory.Exists(folder)
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            from named in Trespasses(module, File.ReadAllText(file))
            select $"{Path.GetRelativePath(Source, file)} names {named}";

        Modules.ShouldContain("Ordering"); // a fence around nothing stands by accident
        trespasses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Marketplace.Domain.Catalog;", true)]
    [InlineData("var x = new Domain.Catalog.Product();", true)]
    [InlineData("using Marketplace.Application.Catalog;", true)]
    [InlineData("using Marketplace.Application.Catalog.Contracts;", false)]
    [InlineData("using Marketplace.Domain.Catalog.Contracts;", false)]
    [InlineData("using Marketplace.Application.Catalog.Views;", false)]
    [InlineData("using Marketplace.Application.Platform;", false)]
    [InlineData("order.Catalog.Name", false)]
    public void The_fence_itself_works(string line, bool trespasses) => Trespasses("Ordering", line).Any().ShouldBe(trespasses);

    [Fact]
    public void The_domain_references_nothing_but_the_runtime() =>
        typeof(Domain.Common.Money).Assembly.GetReferencedAssemblies().ShouldAllBe(reference => reference.Name!.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void The_application_knows_no_provider_and_no_web_server() =>
        typeof(Application.ApplicationModule).Assembly.GetReferencedAssemblies()
            .ShouldNotContain(reference => reference.Name!.Contains("Sqlite", StringComparison.Ordinal) || reference.Name.Contains("Npgsql", StringComparison.Ordinal)
                || reference.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || reference.Name.StartsWith("Marketplace.Infrastructure", StringComparison.Ordinal));

    [Fact]
    public void The_kernel_knows_no_module()
    {
        var named =
            from file in Directory.GetFiles(Path.Combine(Source, "WebApi", "JsonApi"), "*.cs", SearchOption.AllDirectories)
            from found in Trespasses("JsonApi", File.ReadAllText(file))
            select $"{Path.GetRelativePath(Source, file)} names {found}";

        named.ShouldBeEmpty();
    }

    private static IEnumerable<string> Trespasses(string module, string text) => Names().Matches(text)
        .Where(match => Modules.Contains(match.Groups["module"].Value) && match.Groups["module"].Value != module)
        .Select(match => match.Value);

    /// <summary>A module's name behind a floor's, without <c>.Contracts</c> or <c>.Views</c> (what it tells everybody) after it.</summary>
    [GeneratedRegex(@"(?:\b(?:Domain|Application|Infrastructure)\.)(?<module>\w+)\b(?=[.;])(?!\.(?:Contracts|Views))", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Names();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
