using Marketplace.Application.Finance;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Finance;

/// <summary>A rule is taken out of the list while sales are charged by it.</summary>
public sealed class DroppedRuleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_sales_race_with_it_none_is_charged_by_a_rule_that_is_gone()
    {
        await using var till = await Till.OpenAsync();
        var seller = await till.Market.SellerAsync();
        var listing = await till.Market.OfferAsync(seller, 1000, stock: 1000);
        var charged = 0;
        for (var round = 0; round < 12; round++)
        {
            var rule = CommissionRuleId.From((await till.AsAdminAsync(new MakeCommissionRuleCommand(new(SellerId: seller), new("Passing", new(10, CommissionBase.Items)), Position: null))).Id);
            var carts = new List<(BuyerId Buyer, CartId Cart)>();
            foreach (var buyer in Enumerable.Range(0, 4).Select(_ => BuyerId.New())) carts.Add((buyer, await till.Market.CartAsync(buyer, Ct, (listing, 1))));

            if (round == 0) await DropAsync(till, rule);
            if (round == 1) await till.Market.CheckOutAsync(carts[0].Buyer, carts[0].Cart, 1000, Ct);
            await Task.WhenAll([.. carts.Select(cart => Task.Run(() => till.Market.CheckOutAsync(cart.Buyer, cart.Cart, 1000, Ct), Ct)), Task.Run(() => DropAsync(till, rule), Ct)]);

            var by = await till.Market.LookAsync(db => db.CommissionLines.CountAsync(line => line.RuleId == rule, Ct));
            charged += by;
            var left = await till.Market.LookAsync(db => db.CommissionRules.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == rule, Ct));
            if (by > 0) left.ShouldNotBeNull($"{by} sales were charged by it");
            if (left is { DroppedAt: null }) await till.AsAdminAsync(new ChangeCommissionRuleCommand(rule, before => before with { EndsAt = till.Market.Database.Clock.GetUtcNow() }));
            till.Market.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        charged.ShouldBePositive("no sale was charged by a rule that passes, so nothing has raced");
        (await till.Market.LookAsync(db => db.CommissionLines.CountAsync(line => line.RuleId == CommissionRule.DefaultId, Ct))).ShouldBePositive("no rule was dropped before a sale");
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_was_dropped_is_told_only_where_a_sale_was_charged_by_it()
    {
        await using var till = await Till.OpenAsync();
        var (used, unused) = (await MakeAsync(till), await MakeAsync(till));
        foreach (var rule in (CommissionRuleId[])[used, unused]) await till.AsAdminAsync(new DropCommissionRuleCommand(rule));
        await till.Market.LookAsync(async db =>
        {
            var sale = new CommissionSale(SellerId.New(), "USD", 1000, till.Market.Database.Clock.GetUtcNow());
            var rule = await db.CommissionRules.SingleAsync(candidate => candidate.Id == used, Ct);
            db.CommissionLines.Add(CommissionLine.Charge(SellerOrderId.New(), OrderLineId.New(), sale, new CommissionFee(rule, 1000, 100, 0)));
            return await db.SaveChangesAsync(Ct);
        });

        var told = await till.AsAdminAsync(new Application.Common.Reading.Read<CommissionRuleView> { Page = new Application.Common.Reading.PageRequest.Whole(10) });

        told.Items.Select(rule => rule.Id).ShouldBe([used, CommissionRule.DefaultId], ignoreOrder: true);
        told.Items.Single(rule => rule.Id == used).EndsAt.ShouldNotBeNull();
        (await Till.RefusedAsync(() => till.AsAdminAsync(new DropCommissionRuleCommand(used)))).Code.ShouldBe("resource_in_use");
        (await Should.ThrowAsync<DomainException>(() => till.AsAdminAsync(new ChangeCommissionRuleCommand(used, before => before with { Terms = new(50, CommissionBase.Items) })))).Error.ShouldBe(CommissionErrors.Dropped);
    }

    private static async Task<CommissionRuleId> MakeAsync(Till till) =>
        CommissionRuleId.From((await till.AsAdminAsync(new MakeCommissionRuleCommand(new(SellerId: SellerId.New()), new("Passing", new(10, CommissionBase.Items)), Position: null))).Id);

    private static async Task DropAsync(Till till, CommissionRuleId rule)
    {
        try
        {
            await till.AsAdminAsync(new DropCommissionRuleCommand(rule));
        }
        catch (DomainException refusal) when (refusal.Error == CommissionErrors.HasCharged)
        {
            // a sale was faster
        }
    }
}
