using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Where money is taken later, an order goes on with a promise. A promise that is lost, however it is, takes along what has not left its seller.</summary>
public sealed class LostPromiseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public enum Loss { LapsesUntold, IsVoided }

    [Theory]
    [InlineData(Loss.LapsesUntold, SellerOrderStatus.Confirmed)]
    [InlineData(Loss.LapsesUntold, SellerOrderStatus.Processing)]
    [InlineData(Loss.IsVoided, SellerOrderStatus.Confirmed)]
    public async Task What_has_not_left_is_called_off_and_can_be_sold_again(Loss loss, SellerOrderStatus reached)
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 2);
        if (reached is not SellerOrderStatus.Confirmed) await MoveAsync(till, (await till.PartsAsync(order))[0], reached);

        await LoseAsync(till, order, loss);

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Voided);
        var lost = await till.OrderedAsync(order);
        (lost.Status, lost.PaymentStatus).ShouldBe((OrderStatus.Cancelled, PaymentState.Unpaid));
        (await till.PartsAsync(order)).ShouldAllBe(part => part.Status == SellerOrderStatus.Cancelled && part.StatusReason != null && part.Commission == 0);
        (await till.Market.LookAsync(db => db.Reservations.CountAsync(held => held.Status == ReservationStatus.Active, Ct))).ShouldBe(0);
        (await Till.RefusedAsync(() => till.PayAgainAsync(order))).Code.ShouldBe("invalid_state_transition");
        await till.BalanceAsync();
    }

    [Fact]
    public async Task One_that_waits_for_its_sellers_yes_is_called_off_too()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 1, AcceptancePolicy.Seller);
        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.AwaitingAcceptance);

        await LoseAsync(till, order, Loss.LapsesUntold);

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Cancelled);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_has_left_stays_and_is_unpaid()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 2);
        await MoveAsync(till, (await till.PartsAsync(order))[0], SellerOrderStatus.Processing, SellerOrderStatus.Shipped);

        await LoseAsync(till, order, Loss.LapsesUntold);

        (await till.PartsAsync(order)).Select(part => (part.Status, part.PaymentStatus)).ShouldBe([(SellerOrderStatus.Shipped, PaymentState.Unpaid), (SellerOrderStatus.Cancelled, PaymentState.Unpaid)]);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
        await till.BalanceAsync();
    }

    private static async Task<OrderId> PromisedAsync(Till till, int sellers, AcceptancePolicy policy = AcceptancePolicy.Automatic)
    {
        var order = await till.OrderAsync(sellers, policy: policy);
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Authorized);
        return order;
    }

    private static async Task MoveAsync(Till till, SellerOrder part, params SellerOrderStatus[] steps)
    {
        foreach (var step in steps) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, step, Reason: null), Ct);
    }

    private static async Task LoseAsync(Till till, OrderId order, Loss loss)
    {
        var payment = await till.PaymentAsync(order);
        if (loss is Loss.IsVoided)
        {
            await till.AsAdminAsync(new VoidPaymentCommand(payment.Id, "Suspected fraud"));
            await till.LaterAsync(TimeSpan.FromMinutes(1));
            return;
        }

        till.Gateway.Of(payment.Id).Status = GatewayStatus.Cancelled;
        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(1);
    }
}
