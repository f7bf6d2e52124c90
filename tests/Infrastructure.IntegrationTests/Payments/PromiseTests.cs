using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What a wallet's owner approved is no money until it is taken: an order goes on with it only then, where money is not taken later.</summary>
public sealed class PromiseTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_promise_that_is_not_kept_sells_nothing_and_leaves_the_order_waiting_for_another_attempt(bool stands)
    {
        await using var till = await Till.OpenAsync();
        (till.Gateway.OnlyPromises, till.Gateway.BreaksPromises, till.Gateway.RefusesToTake) = (true, true, stands);
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var broken = await till.PaymentAsync(order);
        (broken.Status, broken.FailureCode, broken.Duty).ShouldBe((PaymentStatus.Voided, "declined", PaymentDuty.None));
        till.Gateway.Of(broken.Id).Status.ShouldBe(GatewayStatus.Cancelled);
        var waiting = await till.OrderedAsync(order);
        (waiting.Status, waiting.PaymentStatus).ShouldBe((OrderStatus.PendingPayment, PaymentState.Unpaid));

        (till.Gateway.BreaksPromises, till.Gateway.RefusesToTake) = (false, false);
        await till.PayAgainAsync(order);
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_promise_of_less_than_is_due_leaves_the_order_waiting()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await till.OrderAsync(sellers: 2);
        var scant = await till.PaymentAsync(order);
        till.Gateway.Pay(scant.Id);
        till.Gateway.Of(scant.Id).Authorized = 1999;
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Voided);
        var waiting = await till.OrderedAsync(order);
        (waiting.Status, waiting.PaymentStatus).ShouldBe((OrderStatus.PendingPayment, PaymentState.Unpaid));
        (await till.PartsAsync(order)).ShouldAllBe(part => part.Status == SellerOrderStatus.PendingPayment && part.PaymentStatus == PaymentState.Unpaid);

        await till.PayAgainAsync(order);
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Authorized);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task While_a_promise_is_being_taken_nobody_begins_another_attempt()
    {
        await using var till = await Till.OpenAsync();
        till.Gateway.OnlyPromises = true;
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        till.Gateway.Faults = deed => deed == "capture" ? Fault.LostAfter : Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await Should.ThrowAsync<DomainException>(() => till.PayAgainAsync(order))).Error.Code.ShouldBe("invalid_state_transition");

        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }
}
