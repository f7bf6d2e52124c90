using Marketplace.Application.Ordering;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>A seller, or the marketplace, wants to say yes to an order first, and has so much time for it.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public async Task A_seller_who_wants_to_say_yes_is_asked_when_the_money_is_there()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(policy: AcceptancePolicy.Seller);
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var part = (await till.PartsAsync(order)).Single();
        (part.Status, part.AcceptanceDueAt).ShouldBe((SellerOrderStatus.AwaitingAcceptance, till.Market.Database.Clock.GetUtcNow().AddHours(48)));

        await till.LaterAsync(TimeSpan.FromHours(49));

        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.Rejected);
        var refund = (await till.RefundsAsync(order)).ShouldHaveSingleItem();
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Refunded);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Refunded);
        (refund.Amount, refund.Reason).ShouldBe((1000, RefundReason.Cancelled));
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(AcceptancePolicy.Seller)]
    [InlineData(AcceptancePolicy.Admin)]
    public async Task Where_the_marketplace_wants_it_so_whoever_says_nothing_in_time_has_said_yes(AcceptancePolicy policy)
    {
        await using var till = await Till.OpenAsync(configure: services => services.AddSingleton(new OrderingOptions { AcceptanceOverdue = OverdueAnswer.Confirm }));
        var order = await till.OrderAsync(policy: policy);
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        await till.LaterAsync(TimeSpan.FromHours(47));
        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.AwaitingAcceptance);

        await till.LaterAsync(TimeSpan.FromHours(2));

        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.Confirmed);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        (await till.RefundsAsync(order)).ShouldBeEmpty();
        await till.BalanceAsync();
    }
}
