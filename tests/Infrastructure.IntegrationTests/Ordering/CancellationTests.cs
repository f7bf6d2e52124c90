using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>A part of a seller order is called off, and everything else follows.</summary>
public sealed class CancellationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_paid_for_the_called_off_part_goes_back_by_itself()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, "stripe.card");
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);

        await CallOffAsync(till, part, 1);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var refund = (await till.RefundsAsync(order)).ShouldHaveSingleItem();
        (refund.Amount, refund.Reason, refund.Status).ShouldBe((1000, RefundReason.Cancelled, RefundStatus.Succeeded));
        await StockAsync(till, reserved: 2);
        await till.BalanceAsync();

        await till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Cancelled, "none of it"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.RefundsAsync(order)).Sum(back => back.Amount).ShouldBe(3000);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Refunded);
        await StockAsync(till, reserved: 0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Who_pays_at_the_door_pays_for_what_stands_and_the_commission_is_less()
    {
        await using var till = await Till.OpenAsync();
        await TakeTenPercentAsync(till);
        var (order, part) = await SoldAsync(till, KnownMethods.CashOnDelivery);

        await CallOffAsync(till, part, 1);
        (await till.PartsAsync(order)).Single().Commission.ShouldBe(200);
        await till.BalanceAsync();
        foreach (var to in (SellerOrderStatus[])[SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered]) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, to, Reason: null), Ct);

        (await till.Market.LookAsync(db => db.CashCollections.SingleAsync(Ct))).Amount.ShouldBe(2000);
        var paid = await till.OrderedAsync(order);
        (paid.PaymentStatus, paid.PaidTotal).ShouldBe((PaymentState.Paid, 2000));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_many_at_once_no_more_is_called_off_than_there_is_and_one_stands()
    {
        await using var till = await Till.OpenAsync();
        var (_, part) = await SoldAsync(till, KnownMethods.CashOnDelivery);

        var refused = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RefusalAsync(() => CallOffAsync(till, part, 1))));

        refused.Count(code => code is null).ShouldBe(2);
        var line = (await till.Market.LookAsync(db => db.SellerOrders.AsNoTracking().SingleAsync(Ct))).Lines.Single();
        (line.Quantity, line.CancelledQuantity).ShouldBe((3, 2));
        await StockAsync(till, reserved: 1);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_is_packed_stays_and_a_buyer_calls_nothing_off_that_the_seller_has_begun()
    {
        await using var till = await Till.OpenAsync();
        var (_, part) = await SoldAsync(till, KnownMethods.CashOnDelivery);
        await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Processing, Reason: null), Ct);
        await till.Market.AsSellerAsync(part.SellerId, new SendGoodsCommand(part.Id, FulfilmentDetails.None, [(part.Lines.Single().Id, 2)], IsDraft: false), Ct);

        (await RefusalAsync(() => CallOffAsync(till, part, 1))).ShouldBe("invalid_state_transition");
        (await RefusalAsync(() => till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, 2)], "lost"), Ct))).ShouldBe("out_of_range");
        await till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, null)], "lost"), Ct);

        (await till.Market.LookAsync(db => db.SellerOrders.AsNoTracking().SingleAsync(Ct))).Status.ShouldBe(SellerOrderStatus.Shipped);
        await till.BalanceAsync();
    }

    private static Task CallOffAsync(Till till, SellerOrder part, int quantity) =>
        till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, quantity)], "one less"), Ct);

    private static async Task<(OrderId Order, SellerOrder Part)> SoldAsync(Till till, string method)
    {
        var listing = await till.Market.OfferAsync(await till.Market.SellerAsync(), 1000, stock: 5);
        var checkout = await till.Market.CheckOutAsync(till.Buyer, await till.Market.CartAsync(till.Buyer, Ct, (listing, 3)), 3000, Ct, method);
        var order = await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
        return (order, (await till.PartsAsync(order)).Single());
    }

    private static Task TakeTenPercentAsync(Till till) => till.Market.LookAsync(db => db.CommissionRules.ExecuteUpdateAsync(set => set.SetProperty(rule => rule.Rate, 10m), Ct));

    private static async Task StockAsync(Till till, int reserved) => (await till.Market.LookAsync(db => db.StockItems.AsNoTracking().SingleAsync(Ct))).Reserved.ShouldBe(reserved);

    private static async Task<string?> RefusalAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error.Code;
        }
    }
}
