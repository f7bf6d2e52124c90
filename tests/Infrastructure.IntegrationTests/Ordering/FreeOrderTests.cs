using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Sellers;
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
        await till.ChargeAsync(fixedAmount: 300);

        var order = await FreeAsync(till, 1, ofMarketplace: false);

        (await till.PartsAsync(order)).Single().Commission.ShouldBe(0);
        (await till.Market.LookAsync(db => db.LedgerEntries.CountAsync(Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_the_marketplace_gives_away_earns_its_seller_the_price_less_the_commission_and_nothing_when_called_off()
    {
        await using var till = await Till.OpenAsync();
        await till.ChargeAsync();
        var order = await FreeAsync(till, 2, ofMarketplace: true);
        var part = (await till.PartsAsync(order)).Single();

        (await till.EarnedAsync(part.SellerId)).ShouldBe((1770, 2000, 230));
        await till.BalanceAsync();

        await till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, 1)], "one is enough"), Ct);
        (await till.EarnedAsync(part.SellerId)).ShouldBe((885, 1000, 115));
        (await till.PartsAsync(order)).Single().Commission.ShouldBe(115);
        await till.BalanceAsync();

        await till.Market.AsBuyerAsync(till.Buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "none is better"), Ct);
        (await till.EarnedAsync(part.SellerId)).ShouldBe((0, 0, 0));
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
        await till.GiveAsync(giver);
        var order = await till.BuyAsync(1000, "stripe.card", (await till.Market.OfferAsync(giver, 500, stock: 5), 1), (await till.Market.OfferAsync(other, 1000, stock: 5), 1));
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
        await till.ChargeAsync();
        var (given, sold) = (await till.Market.SellerAsync(), await till.Market.SellerAsync());
        var free = await till.Market.OfferAsync(given, 500, stock: 5);
        await till.GiveAsync(seller: null, await till.ProductOfAsync(free));
        var order = await till.BuyAsync(1000, "cashOnDelivery", (free, 1), (await till.Market.OfferAsync(sold, 1000, stock: 5), 1));

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

    [Fact]
    public async Task At_the_door_the_buyer_pays_its_part_and_the_marketplace_the_rest()
    {
        await using var till = await Till.OpenAsync();
        await till.ChargeAsync();
        var seller = await till.Market.SellerAsync();
        await till.GiveAsync(seller: null, percent: 40);
        var order = await till.BuyAsync(600, "cashOnDelivery", (await till.Market.OfferAsync(seller, 1000, stock: 5), 1));
        var part = (await till.PartsAsync(order)).Single();

        foreach (var next in new[] { SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered }) await till.Market.AsSellerAsync(seller, new MoveSellerOrderCommand(part.Id, next, Reason: null), Ct);

        var books = till.Market.Database;
        (await books.BalanceAsync(LedgerAccountKind.PromotionExpense, seller: null, Ct), await books.BalanceAsync(LedgerAccountKind.SellerPending, seller, Ct), await books.BalanceAsync(LedgerAccountKind.SellerDebt, seller, Ct))
            .ShouldBe((400, -400, 115)); // it has 6.00 of 10.00 in its hand, and owes the commission of the whole
        await till.BalanceAsync();
    }

    [Fact]
    public async Task The_commission_of_what_the_marketplace_gave_away_stays_when_what_was_paid_goes_back()
    {
        await using var till = await Till.OpenAsync();
        await till.ChargeAsync();
        var seller = await till.Market.SellerAsync();
        var gift = await till.Market.OfferAsync(seller, 500, stock: 5);
        await till.GiveAsync(seller: null, await till.ProductOfAsync(gift));
        var order = await till.BuyAsync(1000, "stripe.card", (gift, 1), (await till.Market.OfferAsync(seller, 1000, stock: 5), 1));
        await till.PayAsync(order);
        var part = (await till.PartsAsync(order)).Single();

        await till.AsAdminAsync(new Application.Payments.RequestRefundCommand(part.Id, PaymentId: null, Amount: null, Domain.Payments.RefundReason.Damaged) { Lines = [(part.Lines.Single(line => line.Total > 0).Id, null)] });

        (await till.PartsAsync(order)).Single().ShouldSatisfyAllConditions(after => (after.RefundedTotal, after.Commission, after.DiscountStanding).ShouldBe((1000, 58, 500)));
        (await till.EarnedAsync(seller)).ShouldBe((442, 500, 58));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_was_promised_for_the_rest_is_let_go_when_only_what_is_free_is_left()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var (giver, other) = (await till.Market.SellerAsync(), await till.Market.SellerAsync(AcceptancePolicy.Seller));
        await till.GiveAsync(giver);
        var order = await till.BuyAsync(1000, "stripe.card", (await till.Market.OfferAsync(giver, 500, stock: 5), 1), (await till.Market.OfferAsync(other, 1000, stock: 5), 1));
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.PaymentAsync(order)).Status.ShouldBe(Domain.Payments.PaymentStatus.Authorized);
        var promised = (await till.PartsAsync(order)).Single(part => part.SellerId == other);

        await till.Market.AsSellerAsync(other, new MoveSellerOrderCommand(promised.Id, SellerOrderStatus.Rejected, "sold out"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var placed = await till.OrderedAsync(order);
        (placed.PaymentStatus, placed.PaidTotal, (await till.PaymentAsync(order)).Status).ShouldBe((PaymentState.Paid, 0, Domain.Payments.PaymentStatus.Voided));
        (await till.PartsAsync(order)).Single(part => part.SellerId == giver).Status.ShouldBe(SellerOrderStatus.Confirmed);
        await till.BalanceAsync();
    }

    private static async Task<OrderId> FreeAsync(Till till, int quantity, bool ofMarketplace, string? method = null)
    {
        var seller = await till.Market.SellerAsync();
        await till.GiveAsync(ofMarketplace ? null : seller);
        return await till.BuyAsync(0, method, (await till.Market.OfferAsync(seller, 1000, stock: 5), quantity));
    }
}
