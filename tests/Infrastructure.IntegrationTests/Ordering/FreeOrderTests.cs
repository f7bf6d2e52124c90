using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.IntegrationTests.Finance;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Orders, and parts of orders, that cost their buyer nothing.</summary>
public sealed class FreeOrderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("stripe.card")]
    [InlineData("cashOnDelivery")]
    [InlineData("no such method")]
    public async Task An_order_over_nothing_is_placed_at_once_and_has_no_payment(string? method)
    {
        await using var till = await Till.OpenAsync();
        var order = await FreeAsync(till, 2, ofMarketplace: false, method);

        var placed = await till.OrderedAsync(order);
        (placed.Status, placed.PaymentStatus, placed.PaidTotal, placed.PaymentDueAt).ShouldBe((OrderStatus.Placed, PaymentState.Paid, 0, null));
        (await till.PartsAsync(order)).ShouldHaveSingleItem().Status.ShouldBe(SellerOrderStatus.Confirmed);
        (await till.Market.LookAsync(db => db.Payments.CountAsync(Ct))).ShouldBe(0);
        (await till.Market.LookAsync(db => db.Checkouts.Select(checkout => checkout.PaymentMethod).SingleAsync(Ct))).ShouldBeNull();
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_seller_that_gives_its_goods_away_owes_no_commission_whatever_the_fixed_amount()
    {
        await using var till = await Till.OpenAsync();
        await ChargeAsync(till, fixedAmount: 300);

        var order = await FreeAsync(till, 1, ofMarketplace: false);

        (await till.PartsAsync(order)).Single().Commission.ShouldBe(0);
        (await till.Market.LookAsync(db => db.LedgerEntries.CountAsync(Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_the_marketplace_gives_away_earns_its_seller_the_price_less_the_commission_and_nothing_when_called_off()
    {
        await using var till = await Till.OpenAsync();
        await ChargeAsync(till);
        var order = await FreeAsync(till, 2, ofMarketplace: true);
        var part = (await till.PartsAsync(order)).Single();

        (await EarnedAsync(till, part.SellerId)).ShouldBe((1770, 2000, 230));
        await till.BalanceAsync();

        await till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, 1)], "one is enough"), Ct);
        (await EarnedAsync(till, part.SellerId)).ShouldBe((885, 1000, 115));
        (await till.PartsAsync(order)).Single().Commission.ShouldBe(115);
        await till.BalanceAsync();

        await till.Market.AsBuyerAsync(till.Buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "none is better"), Ct);
        (await EarnedAsync(till, part.SellerId)).ShouldBe((0, 0, 0));
        (await till.PartsAsync(order)).Single().Commission.ShouldBe(0);
        (await till.RefundsAsync(order)).ShouldBeEmpty();
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_a_free_order_nothing_can_be_refunded_and_no_cash_be_collected()
    {
        await using var till = await Till.OpenAsync();
        var order = await FreeAsync(till, 1, ofMarketplace: true, "cashOnDelivery");
        var part = (await till.PartsAsync(order)).Single();
        await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Processing, Reason: null), Ct);
        await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Shipped, Reason: null), Ct);

        (await Till.RefusedAsync(() => till.AsAdminAsync(new Application.Payments.RequestRefundCommand(part.Id, PaymentId: null, new Money(1, "USD"), Domain.Payments.RefundReason.Goodwill)))).ShouldBe(("refund_exceeds_payment", "amount"));
        (await Till.RefusedAsync(() => till.Market.AsSellerAsync(part.SellerId, new Application.Payments.CollectCashCommand(part.Id, new Money(0, "USD"), till.Market.Database.Clock.GetUtcNow()), Ct))).Code.ShouldBe("invalid_state_transition");

        await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Delivered, Reason: null), Ct);
        (await till.Market.LookAsync(db => db.CashCollections.CountAsync(Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task An_order_that_waits_for_money_goes_on_when_only_what_is_free_is_left_of_it()
    {
        await using var till = await Till.OpenAsync();
        var (giver, other) = (await till.Market.SellerAsync(), await till.Market.SellerAsync());
        await GiveAsync(till, giver);
        var order = await BuyAsync(till, 1000, "stripe.card", (await till.Market.OfferAsync(giver, 500, stock: 5), 1), (await till.Market.OfferAsync(other, 1000, stock: 5), 1));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.PendingPayment);
        var paid = (await till.PartsAsync(order)).Single(part => part.SellerId == other);

        await till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(paid.Id, SellerOrderStatus.Cancelled, "too dear"), Ct);

        var placed = await till.OrderedAsync(order);
        (placed.Status, placed.PaymentStatus).ShouldBe((OrderStatus.Placed, PaymentState.Paid));
        (await till.PaymentAsync(order)).Status.ShouldBe(Domain.Payments.PaymentStatus.Cancelled);
        await till.DoWhatIsDueAsync();
        await till.BalanceAsync();
    }

    [Fact]
    public async Task At_the_door_what_is_free_is_handed_over_for_nothing()
    {
        await using var till = await Till.OpenAsync();
        await ChargeAsync(till);
        var (given, sold) = (await till.Market.SellerAsync(), await till.Market.SellerAsync());
        var free = await till.Market.OfferAsync(given, 500, stock: 5);
        await GiveAsync(till, seller: null, await ProductOfAsync(till, free));
        var order = await BuyAsync(till, 1000, "cashOnDelivery", (free, 1), (await till.Market.OfferAsync(sold, 1000, stock: 5), 1));

        foreach (var part in await till.PartsAsync(order))
        {
            foreach (var next in new[] { SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered })
            {
                await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, next, Reason: null), Ct);
            }
        }

        (await till.Market.LookAsync(db => db.CashCollections.Select(collection => collection.SellerId).SingleAsync(Ct))).ShouldBe(sold);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        (await till.Market.Database.BalanceAsync(LedgerAccountKind.SellerPending, given, Ct)).ShouldBe(-442); // 5.00 less 10 % and the tax on that, 0.08
        await till.BalanceAsync();
    }

    private static Task<int> ChargeAsync(Till till, long? fixedAmount = null) => till.Market.LookAsync(async db =>
    {
        (await db.CommissionRules.SingleAsync(Ct)).Change(new("Default", new(10, CommissionBase.Items) { TaxRate = 15, FixedAmount = fixedAmount is { } amount ? new Money(amount, "USD") : null }) { Position = CommissionRule.LastPosition });
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>What the seller has, what the marketplace bears, and what it takes of that.</summary>
    private static async Task<(long Pending, long Expense, long Commission)> EarnedAsync(Till till, SellerId seller)
    {
        var books = till.Market.Database;
        return (-await books.BalanceAsync(LedgerAccountKind.SellerPending, seller, Ct), await books.BalanceAsync(LedgerAccountKind.PromotionExpense, seller: null, Ct),
            -await books.BalanceAsync(LedgerAccountKind.CommissionRevenue, seller: null, Ct) - await books.BalanceAsync(LedgerAccountKind.CommissionTaxPayable, seller: null, Ct));
    }

    private static async Task<OrderId> FreeAsync(Till till, int quantity, bool ofMarketplace, string? method = null)
    {
        var seller = await till.Market.SellerAsync();
        await GiveAsync(till, ofMarketplace ? null : seller);
        return await BuyAsync(till, 0, method, (await till.Market.OfferAsync(seller, 1000, stock: 5), quantity));
    }

    private static Task<int> GiveAsync(Till till, SellerId? seller, params ProductId[] products) => till.Market.LookAsync(async db =>
    {
        var promotion = Promotion.Plan(seller, new PromotionDetails("A gift", PromotionKind.Percentage) { Percent = 100, Products = products });
        promotion.Move(PromotionStatus.Active, reason: null, active: 0);
        db.Promotions.Add(promotion);
        return await db.SaveChangesAsync(Ct);
    });

    private static Task<ProductId> ProductOfAsync(Till till, ListingId listing) => till.Market.LookAsync(db => db.Listings.Where(offer => offer.Id == listing).Select(offer => offer.ProductId).SingleAsync(Ct));

    private static async Task<OrderId> BuyAsync(Till till, long total, string? method, params (ListingId, int)[] lines)
    {
        var cart = await till.Market.CartAsync(till.Buyer, Ct, lines);
        var checkout = await till.Market.AsBuyerAsync(till.Buyer, new PlaceOrderCommand(cart, new Money(total, "USD"), new PaymentWish(method), Market.Home), Ct);
        return await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
    }
}
