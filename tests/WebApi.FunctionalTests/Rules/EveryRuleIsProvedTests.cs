using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace Marketplace.WebApi.FunctionalTests.Rules;

/// <summary>Every rule of the contract has a test that carries its number, or says here why it has none.</summary>
public sealed class EveryRuleIsProvedTests
{
    /// <summary>The numbers that the contract uses, by its sections 1 to 30.</summary>
    private static readonly (int From, int To)[] Contract =
    [
        (1, 13), (20, 28), (29, 39), (40, 49), (50, 58), (60, 69), (70, 79), (80, 89), (90, 98), (100, 111), (115, 119), (120, 130), (140, 156), (160, 168), (170, 177),
        (180, 183), (185, 190), (196, 199), (200, 209), (210, 216), (220, 227), (230, 233), (240, 243), (250, 259), (270, 273), (280, 284), (290, 297), (300, 305), (310, 318),
        (320, 321), (330, 332),
    ];

    /// <summary>What the program does not do yet; a rule leaves this list with its first test.</summary>
    private static readonly (int From, int To, string Reason)[] NotYet =
    [
        (240, 243, "There is one version, nothing in it is deprecated, and there are no previews."),
        (270, 272, "Content has one language yet."),
        (284, 284, "Files are sent in one request; uploads in steps do not exist yet."),
        (291, 295, "There are no webhooks yet."),
        (330, 332, "No client is shipped and foreign clients are not run against the program yet."),
    ];

    [Fact]
    public void Every_rule_has_a_test_or_a_reason()
    {
        var proved = Proved();

        Numbers(Contract).Except(proved).Except(NotYet.SelectMany(range => Numbers((range.From, range.To)))).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_with_a_test_needs_no_reason() =>
        NotYet.SelectMany(range => Numbers((range.From, range.To))).Intersect(Proved()).Select(Name).ShouldBeEmpty();

    [Fact]
    public void No_test_names_a_rule_that_the_contract_lacks() => Proved().Except(Numbers(Contract)).Select(Name).ShouldBeEmpty();

    private static HashSet<int> Proved() =>
    [
        .. typeof(EveryRuleIsProvedTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is IFactAttribute { Skip: null }))
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>())
            .Where(trait => trait.Name == "Rule" && trait.Value.StartsWith("JA-", StringComparison.Ordinal))
            .Select(trait => int.Parse(trait.Value.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<int> Numbers(params (int From, int To)[] ranges) => ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1));

    private static string Name(int rule) => string.Create(CultureInfo.InvariantCulture, $"JA-{rule:000}");
}
