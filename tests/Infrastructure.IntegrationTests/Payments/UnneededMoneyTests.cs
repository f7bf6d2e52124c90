using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Money that no order needs is not kept: it goes back, or is never taken.</summary>
public sealed class UnneededMoneyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_attempts_at_once_one_pays_and_no_other_money_stays()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        till.Gateway.TakesAtOnce = true;

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), Ct, async (_, _) =>
        {
            try
            {
                await till.PayAgainAsync(order);
            }
            catch (DomainException refusal)
            {
                refusal.Error.Code.ShouldBe("invalid_state_transition");
            }
        });
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var payments = await till.Market.LookAsync(db => db.Payments.AsNoTracking().Where(payment => payment.OrderId == order).ToListAsync(Ct));
        payments.Count(payment => payment.IsTheOne).ShouldBe(1);
        payments.Sum(payment => payment.CapturedAmount - payment.RefundedAmount).ShouldBe(1000);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Whoever_pays_two_attempts_gets_the_second_money_back()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var first = await till.PaymentAsync(order);
        till.Gateway.Faults = deed => deed == "cancel" ? Fault.LostBefore : Fault.None; // the first page stays open
        await till.PayAgainAsync(order);
        var second = await till.PaymentAsync(order);
        second.Id.ShouldNotBe(first.Id);

        till.Gateway.Pay(first.Id);
        till.Gateway.Pay(second.Id);
        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.OrderedAsync(order)).PaidTotal.ShouldBe(1000);
        var refund = (await till.RefundsAsync(order)).ShouldHaveSingleItem();
        (refund.Status, refund.Reason, refund.SellerOrderId).ShouldBe((RefundStatus.Succeeded, RefundReason.Duplicate, null));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Money_that_comes_after_the_order_was_given_up_goes_back()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var payment = await till.PaymentAsync(order);
        till.Gateway.Faults = deed => deed is "cancel" or "read" ? Fault.LostBefore : Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(16));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Expired);
        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Expired);
        (await till.Market.LookAsync(db => db.StockItems.SingleAsync(Ct))).Reserved.ShouldBe(0);

        till.Gateway.Pay(payment.Id);
        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(15));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Refunded);
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Expired);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_an_expired_order_left_open_at_the_provider_is_called_off_there()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        await till.LaterAsync(TimeSpan.FromMinutes(16));

        till.Gateway.Of((await till.PaymentAsync(order)).Id).Status.ShouldBe(GatewayStatus.Cancelled);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_is_promised_for_an_order_that_is_cancelled_is_given_up()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        await till.Market.AsBuyerAsync(till.Buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "Changed my mind"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Voided);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
        await till.BalanceAsync();
    }
}
