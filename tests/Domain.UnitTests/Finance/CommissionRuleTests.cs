using Marketplace.Domain.Finance;

namespace Marketplace.Domain.UnitTests.Finance;

public sealed class CommissionRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);
    private static readonly CommissionTerms Ten = new(10, CommissionBase.Items);

    [Theory]
    [InlineData(1005, 101)] // 100.5 goes up
    [InlineData(1004, 100)]
    [InlineData(5, 1)]
    [InlineData(4, 0)]
    public void A_commission_is_rounded_half_up(long items, long commission) => Ten.On(items, "EUR").ShouldBe((commission, 0));

    [Fact]
    public void Fixed_amount_minimum_and_maximum_count_in_their_currency()
    {
        var terms = Ten with { FixedAmount = new(30, "EUR"), Minimum = new(100, "EUR"), Maximum = new(500, "EUR"), TaxRate = 15 };

        terms.On(2000, "EUR").ShouldBe((230, 35)); // 34.5 goes up
        terms.On(200, "EUR").ShouldBe((100, 15));
        terms.On(100_000, "EUR").ShouldBe((500, 75));
        terms.On(2000, "USD").ShouldBe((200, 30));
        terms.On(57, "EUR").ShouldBe((49, 7)); // not more than it brings, tax included
    }

    [Fact]
    public void A_change_of_what_is_charged_is_a_new_version_and_a_new_name_is_none()
    {
        var rule = CommissionRule.Make(new(), new("Ten", Ten), before: 0);
        rule.RuleVersion.ShouldBe(1);

        rule.Change(rule.Details with { Name = "Ten percent", Position = 7 });
        rule.RuleVersion.ShouldBe(1);
        rule.Change(rule.Details with { Terms = Ten with { Rate = 12 } });
        rule.RuleVersion.ShouldBe(2);
        rule.Change(rule.Details with { EndsAt = Now });
        rule.RuleVersion.ShouldBe(3);
    }

    [Fact]
    public void The_default_stays_always_and_last()
    {
        var rule = CommissionRule.Default("Default", Ten);

        Refused.By(() => rule.Change(rule.Details with { Position = 1 })).Code.ShouldBe("resource_in_use");
        Refused.By(() => rule.Change(rule.Details with { StartsAt = Now })).Code.ShouldBe("resource_in_use");
        Refused.By(() => rule.Drop(hasCharged: false, Now)).Code.ShouldBe("resource_in_use");
        rule.Change(rule.Details with { Name = "Everything else" });
        (rule.Name, rule.IsDefault, rule.RuleVersion).ShouldBe(("Everything else", true, 1));
    }

    [Fact]
    public void A_rule_that_has_charged_is_not_removed()
    {
        var rule = CommissionRule.Make(new(), new("Ten", Ten), before: 0);

        Refused.By(() => rule.Drop(hasCharged: true, Now)).Code.ShouldBe("resource_in_use");
        rule.Drop(hasCharged: false, Now);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_where_it_stands()
    {
        CommissionRule Make(CommissionTerms terms, DateTimeOffset? starts = null, DateTimeOffset? ends = null) => CommissionRule.Make(new(), new("Rule", terms) { StartsAt = starts, EndsAt = ends }, before: 0);

        Refused.By(() => Make(Ten with { Rate = 100.1m })).ShouldBe(("out_of_range", "rate"));
        Refused.By(() => Make(Ten with { TaxRate = -1 })).ShouldBe(("out_of_range", "taxRate"));
        Refused.By(() => Make(Ten with { Rate = 0.00001m })).ShouldBe(("invalid_format", "rate"));
        Refused.By(() => Make(Ten with { FixedAmount = new(-1, "EUR") })).ShouldBe(("out_of_range", "fixedAmount/amount"));
        Refused.By(() => Make(Ten with { Minimum = new(1, "EUR"), Maximum = new(2, "USD") })).ShouldBe(("unsupported_currency", "maximum/currency"));
        Refused.By(() => Make(Ten with { Minimum = new(3, "EUR"), Maximum = new(2, "EUR") })).ShouldBe(("out_of_range", "maximum"));
        Refused.By(() => Make(Ten, Now, Now)).ShouldBe(("out_of_range", "endsAt"));
        Refused.By(() => CommissionRule.Make(new(), new("Rule", Ten), CommissionRule.MaxRules)).Code.ShouldBe("resource_in_use");
    }

    [Fact]
    public void A_list_without_a_default_is_none() => Should.Throw<ArgumentException>(() => new CommissionTable([CommissionRule.Make(new(), new("Rule", Ten), before: 0)]));
}
