using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Marketplace.Infrastructure.Settings;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>The table of settings in docs/operations.md is made of the options themselves; UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public sealed class SettingsTableTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Begin = "<!-- settings -->";
    private const string End = "<!-- end of settings -->";

    [Fact]
    public async Task The_table_says_what_the_options_say()
    {
        var path = Path.GetFullPath(Path.Combine(Here(), "../../../../docs/operations.md"));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var table = $"\n{string.Join('\n', Lines())}\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") await File.WriteAllTextAsync(path, text[..from] + table + text[to..], TestContext.Current.CancellationToken);
        else text[from..to].ShouldBe(table, "Run this test with UPDATE_SNAPSHOTS=1.");
    }

    private IEnumerable<string> Lines()
    {
        yield return "| setting | default | meaning |";
        yield return "|---|---|---|";
        foreach (var section in api.Services.GetServices<SettingsSection>().OrderBy(section => section.Name, StringComparer.Ordinal))
        {
            if (section.Type.IsEnum)
            {
                var values = section.Type.GetEnumNames().Select(name => $"`{name.ToLowerInvariant()}`: {Summary(section.Type.GetField(name)!)}");
                yield return $"| `{section.Name}` | all | {Summary(section.Type)} {string.Join(' ', values)} |";
                continue;
            }

            foreach (var (name, property, value) in SettingsShape.Settings(section.Name, section.Type, Activator.CreateInstance(section.Type))) yield return $"| `{name}` | {Shown(value)} | {Summary(property)}{Bounds(property)} |";
        }
    }

    private static string Shown(object? value) => value switch
    {
        null or "" => "–",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        System.Collections.IEnumerable many => string.Join(' ', many.Cast<object>().Select(Shown)) is { Length: > 0 } all ? all : "–",
        Enum name => $"`{name.ToString().ToLowerInvariant()}`",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    private static string Bounds(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range) return string.Create(CultureInfo.InvariantCulture, $" ({range.Minimum} to {range.Maximum})");
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed) return $" ({string.Join(", ", allowed.Values)})";
        return (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } names ? $" ({string.Join(", ", names.GetEnumNames().Select(name => name.ToLowerInvariant()))})" : "";
    }

    private static string Summary(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        var id = member is Type ? $"T:{Name(type)}" : $"{(member is PropertyInfo ? 'P' : 'F')}:{Name(type)}.{member.Name}";
        var summary = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member").SingleOrDefault(found => found.Attribute("name")!.Value == id)?.Element("summary");
        summary.ShouldNotBeNull($"{type.Name}.{member.Name} has no summary, and its meaning is missing in docs/operations.md.");
        return string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
            XElement element => $"`{element.Value}`",
            _ => node.ToString(),
        })).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Trim().ReplaceLineEndings(" ");
    }

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Here([CallerFilePath] string path = "") => path;
}
