using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>How long goods are held for a buyer who pays at a provider: 15 minutes, and 45 from the placing once somebody is paying.</summary>
public sealed class PatienceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goods_that_nobody_pays_for_are_free_again_after_fifteen_minutes()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();

        await till.LaterAsync(TimeSpan.FromMinutes(14));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.PendingPayment);
        (await ReservedAsync(till)).ShouldBe(1);
        await till.LaterAsync(TimeSpan.FromSeconds(61));

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Expired);
        (await ReservedAsync(till)).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData("under way")]
    [InlineData("come back")]
    [InlineData("another attempt")]
    public async Task Who_is_paying_has_forty_five_minutes_from_the_placing_and_no_more(string sign)
    {
        await using var till = await Till.OpenAsync();
        var placed = till.Market.Database.Clock.GetUtcNow();
        var order = await till.OrderAsync();
        await till.LaterAsync(TimeSpan.FromMinutes(9));

        await ShowAsync(till, order, sign);
        (await till.OrderedAsync(order)).PaymentDueAt.ShouldBe(placed.AddMinutes(45));
        (await till.PaymentAsync(order)).ExpiresAt.ShouldBe(placed.AddMinutes(45));
        await till.LaterAsync(TimeSpan.FromMinutes(9));
        await ShowAsync(till, order, sign == "another attempt" ? sign : "come back");
        (await till.OrderedAsync(order)).PaymentDueAt.ShouldBe(placed.AddMinutes(45));

        await till.LaterAsync(TimeSpan.FromMinutes(24));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.PendingPayment);
        (await ReservedAsync(till)).ShouldBe(1);
        await till.LaterAsync(TimeSpan.FromMinutes(2));

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Expired);
        (await ReservedAsync(till)).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_buyer_who_pays_in_the_last_minutes_is_found_though_nobody_tells()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        for (var minute = 0; minute < 12; minute++) await till.LaterAsync(TimeSpan.FromMinutes(1));
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);

        for (var minute = 0; minute < 4; minute++) await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Placed);
        (await till.RefundsAsync(order)).ShouldBeEmpty();
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_longer_wait_stays_what_it_is()
    {
        await using var till = await Till.OpenAsync(options => (options.Patience, options.PatienceWhilePaying) = (TimeSpan.FromHours(2), TimeSpan.FromHours(2)));
        var order = await till.OrderAsync();
        var due = (await till.OrderedAsync(order)).PaymentDueAt;

        await till.PayAgainAsync(order);

        (await till.OrderedAsync(order)).PaymentDueAt.ShouldBe(due);
    }

    [Fact]
    public async Task Who_begins_a_transfer_again_and_again_has_a_week_from_the_order_all_the_same()
    {
        await using var till = await Till.OpenAsync();
        var transfer = await till.Market.LookAsync(db => db.PaymentMethods.SingleAsync(method => method.Code == KnownMethods.BankTransfer, Ct));
        await till.AsAdminAsync(new UpdatePaymentMethodCommand(transfer.Id, before => before with { IsActive = true }));
        var order = await till.OrderAsync(method: KnownMethods.BankTransfer);
        var placed = (await till.OrderedAsync(order)).CreatedAt;

        await till.LaterAsync(TimeSpan.FromDays(6));
        await till.PayAgainAsync(order, KnownMethods.BankTransfer);

        (await till.OrderedAsync(order)).PaymentDueAt!.Value.ShouldBeLessThanOrEqualTo(placed + TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
    }

    private static async Task ShowAsync(Till till, OrderId order, string sign)
    {
        var payment = (await till.PaymentAsync(order)).Id;
        switch (sign)
        {
            case "under way":
                till.Gateway.Of(payment).Status = GatewayStatus.Processing;
                break;
            case "come back":
                await till.Market.AsBuyerAsync(till.Buyer, new MovePaymentCommand(payment, PaymentStatus.Processing, Reason: null), Ct);
                break;
            default:
                await till.PayAgainAsync(order);
                break;
        }

        await till.LaterAsync(TimeSpan.FromMinutes(1));
    }

    private static Task<int> ReservedAsync(Till till) => till.Market.LookAsync(db => db.StockItems.Select(item => item.Reserved).SingleAsync(Ct));
}
