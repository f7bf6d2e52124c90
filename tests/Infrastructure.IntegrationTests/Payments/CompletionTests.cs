using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What was delivered is completed in the end, and its seller has the money: once, however many nodes see to it (PAY-12).</summary>
public sealed class CompletionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seller_has_its_share_a_week_after_delivery_and_only_once()
    {
        await using var till = await Till.OpenAsync();
        var part = await DeliveredAsync(till);
        (await AvailableAsync(till, part)).ShouldBe((1000, 0));
        till.Market.Database.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await EverywhereAsync(till, new ReleaseSharesCommand())).ShouldBe(0);
        (await AvailableAsync(till, part)).ShouldBe((1000, 0));

        till.Market.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await EverywhereAsync(till, new ReleaseSharesCommand())).ShouldBe(1);

        (await AvailableAsync(till, part)).ShouldBe((0, 1000));
        (await EverywhereAsync(till, new ReleaseSharesCommand())).ShouldBe(0);
        (await till.Market.LookAsync(db => db.JournalEntries.CountAsync(entry => entry.Kind == JournalKind.HoldRelease, Ct))).ShouldBe(1);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task An_order_is_completed_when_nothing_can_be_sent_back_any_more()
    {
        await using var till = await Till.OpenAsync();
        var part = await DeliveredAsync(till);
        part.ReturnWindowEndsAt.ShouldBe(till.Market.Database.Clock.GetUtcNow().AddDays(14));
        till.Market.Database.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        (await EverywhereAsync(till, new CompleteDeliveredCommand())).ShouldBe(0);

        till.Market.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await EverywhereAsync(till, new CompleteDeliveredCommand())).ShouldBe(1);

        (await till.PartsAsync(part.OrderId)).Single().Status.ShouldBe(SellerOrderStatus.Completed);
        (await till.OrderedAsync(part.OrderId)).Status.ShouldBe(OrderStatus.Completed);
        (await EverywhereAsync(till, new CompleteDeliveredCommand())).ShouldBe(0);
        (await till.Market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "sellerOrder.completed", Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_told_the_code_of_a_pickup_has_nothing_to_complain_about()
    {
        await using var till = await Till.OpenAsync();
        var part = await PaidAsync(till);
        await till.Market.LookAsync(db => db.SellerOrders.ExecuteUpdateAsync(set => set.SetProperty(one => one.FulfilmentMethod, FulfilmentMethod.Pickup), Ct));
        await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.ReadyForPickup, Reason: null), Ct);
        await till.Market.AsSellerAsync(part.SellerId, new VerifyPickupCommand(part.Id, await till.Market.PickupCodeAsync(till.Buyer, Ct)), Ct);

        (await EverywhereAsync(till, new ReleaseSharesCommand())).ShouldBe(1);

        (await AvailableAsync(till, part)).ShouldBe((0, 1000));
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    public async Task A_seller_has_as_long_to_say_yes_as_it_wants(int hours)
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(method: "cashOnDelivery", policy: AcceptancePolicy.Seller);
        (await till.PartsAsync(order)).Single().AcceptanceDueAt.ShouldBe(till.Market.Database.Clock.GetUtcNow().AddHours(48));
        await till.Market.LookAsync(db => db.Sellers.ExecuteUpdateAsync(set => set.SetProperty(seller => seller.AcceptancePeriod, TimeSpan.FromHours(hours)), Ct));
        var listing = await till.Market.LookAsync(db => db.Listings.Select(one => one.Id).SingleAsync(Ct));
        var buyer = BuyerId.New();
        await till.Market.CheckOutAsync(buyer, await till.Market.CartAsync(buyer, Ct, (listing, 1)), 1000, Ct);

        var part = await till.Market.LookAsync(db => db.SellerOrders.SingleAsync(one => one.BuyerId == buyer, Ct));

        part.AcceptanceDueAt.ShouldBe(till.Market.Database.Clock.GetUtcNow().AddHours(hours));
    }

    /// <summary>As several nodes would, at the same moment.</summary>
    /// <returns>How many were done in all.</returns>
    private static async Task<int> EverywhereAsync(Till till, ICommand<int> command) =>
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => till.Market.AsBuyerAsync(BuyerId.New(), command, Ct), Ct)))).Sum();

    private static async Task<(long Pending, long Available)> AvailableAsync(Till till, SellerOrder part) =>
        (-await till.Market.Database.BalanceAsync(LedgerAccountKind.SellerPending, part.SellerId, Ct), -await till.Market.Database.BalanceAsync(LedgerAccountKind.SellerAvailable, part.SellerId, Ct));

    private static async Task<SellerOrder> PaidAsync(Till till)
    {
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        return (await till.PartsAsync(order)).Single();
    }

    private static async Task<SellerOrder> DeliveredAsync(Till till)
    {
        var part = await PaidAsync(till);
        foreach (var to in (SellerOrderStatus[])[SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered]) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, to, Reason: null), Ct);
        return (await till.PartsAsync(part.OrderId)).Single();
    }
}
