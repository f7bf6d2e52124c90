using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.IntegrationTests.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Finance;

/// <summary>Commission of what is sold against cash, from the sale to the debt of the seller.</summary>
public sealed class CashOnDeliveryTests
{
    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-39")]
    public async Task What_is_delivered_was_paid_at_the_door_and_the_seller_owes_the_commission()
    {
        await using var market = await TenPercentAsync();
        var (seller, part) = await OrderAsync(market);

        await MoveAsync(market, seller, part, SellerOrderStatus.Processing, SellerOrderStatus.Shipped);
        (await market.LookAsync(db => db.LedgerEntries.CountAsync(Ct))).ShouldBe(0);
        await MoveAsync(market, seller, part, SellerOrderStatus.Delivered);

        (await DebtAsync(market, seller)).ShouldBe(23); // 10 % of 200, and 15 % tax on that
        var order = await market.LookAsync(db => db.Orders.SingleAsync(Ct));
        (order.PaymentStatus, order.PaidTotal).ShouldBe((PaymentState.Paid, 200));
        var payment = await market.LookAsync(db => db.Payments.SingleAsync(Ct));
        (payment.Status, payment.CapturedAmount).ShouldBe((PaymentStatus.Captured, 200));
        (await market.Database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cash_is_collected_once_whoever_races_with_the_delivery()
    {
        await using var market = await TenPercentAsync();
        var (seller, part) = await OrderAsync(market);
        await MoveAsync(market, seller, part, SellerOrderStatus.Processing, SellerOrderStatus.Shipped);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(
            async () =>
            {
                try
                {
                    if (number % 2 == 0) await CollectAsync(market, seller, part, 200);
                    else await MoveAsync(market, seller, part, SellerOrderStatus.Delivered);
                }
                catch (DomainException refusal) when (refusal.Error.Code == "already_exists")
                {
                    // another one was faster
                }
            },
            Ct)));

        (await market.LookAsync(db => db.CashCollections.CountAsync(Ct))).ShouldBe(1);
        (await DebtAsync(market, seller)).ShouldBe(23);
        (await market.Database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R-39")]
    public async Task What_is_called_off_costs_nothing()
    {
        await using var market = await TenPercentAsync();
        var (_, part) = await OrderAsync(market);
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Commission.ShouldBe(23);

        await market.AsBuyerAsync(_buyer, new MoveSellerOrderCommand(part, SellerOrderStatus.Cancelled, "changed my mind"), Ct);

        var lines = await market.LookAsync(db => db.CommissionLines.OrderBy(line => line.Id).ToListAsync(Ct));
        lines.Select(line => (line.Kind, line.Base, line.Amount, line.TaxAmount, line.Total)).ShouldBe([(CommissionLineKind.Charge, 200, 20, 3, 23), (CommissionLineKind.Reversal, -200, -20, -3, -23)]);
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Commission.ShouldBe(0);
        (await market.LookAsync(db => db.JournalEntries.CountAsync(Ct))).ShouldBe(0);
        (await market.Database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_of_two_sellers_is_paid_when_the_rest_of_it_was_called_off()
    {
        await using var market = await TenPercentAsync();
        var (first, second) = (await market.SellerAsync(), await market.SellerAsync());
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(first, 100, 5), 1), (await market.OfferAsync(second, 50, 5), 1));
        await market.CheckOutAsync(_buyer, cart, 150, Ct);
        var parts = await market.LookAsync(db => db.SellerOrders.ToDictionaryAsync(part => part.SellerId, part => part.Id, Ct));
        await MoveAsync(market, first, parts[first], SellerOrderStatus.Processing, SellerOrderStatus.Shipped);

        await CollectAsync(market, first, parts[first], 100);
        var order = await market.LookAsync(db => db.Orders.SingleAsync(Ct));
        (order.PaymentStatus, order.PaidTotal).ShouldBe((PaymentState.PartiallyPaid, 100));

        await market.AsSellerAsync(second, new MoveSellerOrderCommand(parts[second], SellerOrderStatus.Cancelled, "sold out"), Ct);
        var payment = await market.LookAsync(db => db.Payments.SingleAsync(Ct));
        (payment.Status, payment.Amount, payment.CapturedAmount).ShouldBe((PaymentStatus.Captured, 150, 100));
        (await market.LookAsync(db => db.Orders.SingleAsync(Ct))).PaymentStatus.ShouldBe(PaymentState.Paid);
        (await market.Database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_rule_leaves_what_was_charged_as_it_is()
    {
        await using var market = await TenPercentAsync();
        var (seller, part) = await OrderAsync(market);

        await SetAsync(market, rate: 50);
        await MoveAsync(market, seller, part, SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered);
        var (_, later) = await OrderAsync(market);

        (await DebtAsync(market, seller)).ShouldBe(23);
        (await market.LookAsync(db => db.CommissionLines.OrderBy(line => line.CreatedAt).ThenBy(line => line.Id).Select(line => new { line.SellerOrderId, line.RuleVersion, line.Rate }).ToListAsync(Ct)))
            .Select(line => (line.SellerOrderId, line.RuleVersion, line.Rate)).ShouldBe([(part, 2, 10m), (later, 3, 50m)]);
    }

    [Fact]
    public async Task A_rule_of_a_category_holds_for_what_stands_below_it()
    {
        await using var market = await TenPercentAsync();
        var seller = await market.SellerAsync();
        var listing = await market.OfferAsync(seller, 100, 5);
        await market.LookAsync(async db =>
        {
            var above = Domain.Catalog.Category.Create(new("Home", $"home-{Guid.NewGuid():N}"), parent: null);
            var below = Domain.Catalog.Category.Create(new("Linen", $"linen-{Guid.NewGuid():N}"), above);
            db.Categories.AddRange(above, below);
            var product = await db.Products.SingleAsync(Ct);
            db.Entry(product).Property(one => one.CategoryId).CurrentValue = below.Id;
            db.CommissionRules.Add(CommissionRule.Make(new(CategoryId: above.Id), new("Home", new(1, CommissionBase.Items)), before: 1));
            return await db.SaveChangesAsync(Ct);
        });

        await market.CheckOutAsync(_buyer, await market.CartAsync(_buyer, Ct, (listing, 1)), 100, Ct);

        (await market.LookAsync(db => db.CommissionLines.SingleAsync(Ct))).Amount.ShouldBe(1);
    }

    [Fact]
    public async Task Cash_that_cannot_be_is_refused()
    {
        await using var market = await TenPercentAsync();
        var (seller, part) = await OrderAsync(market);
        var stranger = await market.SellerAsync();

        (await RefusalAsync(market, stranger, part, 200)).ShouldBe(("related_not_found", "sellerOrder"));
        (await RefusalAsync(market, seller, part, 200)).ShouldBe(("invalid_state_transition", null)); // still with the seller
        await MoveAsync(market, seller, part, SellerOrderStatus.Processing, SellerOrderStatus.Shipped);
        (await RefusalAsync(market, seller, part, 199)).ShouldBe(("invalid_value", "amount"));
        (await RefusalAsync(market, seller, part, 200, TimeSpan.FromHours(1))).ShouldBe(("out_of_range", "collectedAt"));
        (await RefusalAsync(market, seller, part, 200, TimeSpan.FromDays(-1))).ShouldBe(("out_of_range", "collectedAt"));
        await CollectAsync(market, seller, part, 200);
        (await RefusalAsync(market, seller, part, 200)).ShouldBe(("already_exists", null));
    }

    private static async Task<Market> TenPercentAsync()
    {
        var market = await Market.OpenAsync();
        await SetAsync(market, rate: 10);
        return market;
    }

    private static Task<int> SetAsync(Market market, decimal rate) => market.LookAsync(async db =>
    {
        (await db.CommissionRules.SingleAsync(Ct)).Change(new("Default", new(rate, CommissionBase.Items) { TaxRate = 15 }) { Position = CommissionRule.LastPosition });
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>Two at one each.</summary>
    private async Task<(SellerId Seller, SellerOrderId Part)> OrderAsync(Market market)
    {
        var seller = await market.SellerAsync();
        await market.CheckOutAsync(_buyer, await market.CartAsync(_buyer, Ct, (await market.OfferAsync(seller, 100, 5), 2)), 200, Ct);
        return (seller, await market.LookAsync(db => db.SellerOrders.Where(part => part.SellerId == seller).Select(part => part.Id).SingleAsync(Ct)));
    }

    private static async Task MoveAsync(Market market, SellerId seller, SellerOrderId part, params SellerOrderStatus[] states)
    {
        foreach (var state in states) await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, state, Reason: null), Ct);
    }

    private static Task<Written> CollectAsync(Market market, SellerId seller, SellerOrderId part, long amount, TimeSpan later = default) =>
        market.AsSellerAsync(seller, new CollectCashCommand(part, new Money(amount, "USD"), market.Database.Clock.GetUtcNow() + later), Ct);

    private static async Task<(string, string?)> RefusalAsync(Market market, SellerId seller, SellerOrderId part, long amount, TimeSpan later = default)
    {
        var error = (await Should.ThrowAsync<DomainException>(() => CollectAsync(market, seller, part, amount, later))).Error;
        return (error.Code, error.Member);
    }

    private static Task<long> DebtAsync(Market market, SellerId seller) =>
        market.LookAsync(db => db.LedgerAccounts.Where(account => account.Kind == LedgerAccountKind.SellerDebt && account.SellerId == seller).Select(account => account.Balance).SingleAsync(Ct));
}
