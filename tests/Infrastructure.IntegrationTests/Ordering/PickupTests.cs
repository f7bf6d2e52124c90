using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Goods are handed to who tells the code, and to nobody else (ORD-10).</summary>
public sealed class PickupTests
{
    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_tells_the_code_gets_the_goods()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market);
        var code = await CodeAsync(market);

        await market.AsSellerAsync(seller, new VerifyPickupCommand(part, code), Ct);

        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Status.ShouldBe(SellerOrderStatus.Delivered);
        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved).ShouldBe((3, 0));
        (await market.LookAsync(db => db.PickupVerifications.SingleAsync(Ct))).SellerOrderId.ShouldBe(part);
        (await CodesAsync(market, _buyer)).ShouldBeEmpty();
        (await RefusalAsync(() => market.AsSellerAsync(seller, new VerifyPickupCommand(part, code), Ct))).Code.ShouldBe("invalid_state_transition");
    }

    [Fact]
    public async Task However_many_guess_at_once_there_are_five_tries()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market);
        var code = await CodeAsync(market);

        var refused = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => RefusalAsync(() => market.AsSellerAsync(seller, new VerifyPickupCommand(part, "wrong"), Ct)), Ct)));

        refused.ShouldAllBe(error => error.Code == "invalid_value" && error.Member == "code");
        refused.Select(error => (int)error.Meta!["triesLeft"]!).OrderDescending().ShouldBe([4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        (await RefusalAsync(() => market.AsSellerAsync(seller, new VerifyPickupCommand(part, code), Ct))).Code.ShouldBe("invalid_value");
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Status.ShouldBe(SellerOrderStatus.ReadyForPickup);

        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.ReadyForPickup, Reason: null), Ct);
        await market.AsSellerAsync(seller, new VerifyPickupCommand(part, await CodeAsync(market)), Ct);
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Status.ShouldBe(SellerOrderStatus.Delivered);
    }

    [Fact]
    public async Task The_right_code_told_many_times_at_once_hands_over_once()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market);
        var code = await CodeAsync(market);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    await market.AsSellerAsync(seller, new VerifyPickupCommand(part, code), Ct);
                    return "done";
                }
                catch (DomainException refused)
                {
                    return refused.Error.Code;
                }
            },
            Ct)));

        outcomes.Count(outcome => outcome == "done").ShouldBe(1);
        outcomes.ShouldBeSubsetOf(["done", "invalid_state_transition"]);
        (await market.LookAsync(db => db.PickupVerifications.CountAsync(Ct))).ShouldBe(1);
        (await market.LookAsync(db => db.StockItems.SingleAsync(Ct))).OnHand.ShouldBe(3);
    }

    [Fact]
    public async Task A_code_that_is_good_is_not_replaced_and_one_that_is_old_is()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market);
        var code = await CodeAsync(market);
        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.ReadyForPickup, Reason: null), Ct);
        (await CodeAsync(market)).ShouldBe(code);

        market.Database.Clock.Advance(TimeSpan.FromDays(31));
        (await RefusalAsync(() => market.AsSellerAsync(seller, new VerifyPickupCommand(part, code), Ct))).Code.ShouldBe("invalid_value");
        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.ReadyForPickup, Reason: null), Ct);
        (await market.LookAsync(db => db.PickupCodes.SingleAsync(Ct))).ExpiresAt.ShouldBeGreaterThan(market.Database.Clock.GetUtcNow());
        (await market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "sellerOrder.pickupCodeIssued", Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_buyer_sees_the_code_and_only_the_seller_tries_it()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market);
        var all = new Read<PickupCodeView> { Page = new PageRequest.Whole(10) };

        (await CodesAsync(market, _buyer)).ShouldHaveSingleItem().TriesLeft.ShouldBe(5);
        (await CodesAsync(market, BuyerId.New())).ShouldBeEmpty();
        (await market.AsSellerAsync(seller, all, Ct)).Items.ShouldBeEmpty();
        (await market.AsAsync(person => (person.Kind, person.Surface) = (CallerKind.Admin, Surface.Admin), all, Ct)).Items.ShouldBeEmpty();
        var stored = await market.LookAsync(db => db.PickupCodes.SingleAsync(Ct));
        System.Text.Encoding.Latin1.GetString(stored.Sealed).ShouldNotContain(await CodeAsync(market));
        (await RefusalAsync(async () => await market.AsSellerAsync(await market.SellerAsync(), new VerifyPickupCommand(part, "000000"), Ct))).Code.ShouldBe("related_not_found");
    }

    [Fact]
    public async Task What_is_picked_up_is_not_sent()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await ReadyAsync(market, isReady: false);

        (await RefusalAsync(() => market.AsSellerAsync(seller, new SendGoodsCommand(part, FulfilmentDetails.None, Lines: null, IsDraft: false), Ct))).ShouldBe(FulfilmentErrors.NotInParcels);
    }

    private static async Task<DomainError> RefusalAsync(Func<Task> work) => (await Should.ThrowAsync<DomainException>(work)).Error;

    private static async Task<IReadOnlyList<PickupCodeView>> CodesAsync(Market market, BuyerId buyer) =>
        (await market.AsBuyerAsync(buyer, new Read<PickupCodeView> { Page = new PageRequest.Whole(10) }, Ct)).Items;

    private Task<string> CodeAsync(Market market) => market.PickupCodeAsync(_buyer, Ct);

    /// <summary>Two of five, to be picked up, as the buyer had chosen it.</summary>
    private async Task<(SellerId Seller, SellerOrderId Part)> ReadyAsync(Market market, bool isReady = true)
    {
        var seller = await market.SellerAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(seller, 100, 5), 2));
        await market.CheckOutAsync(_buyer, cart, 200, Ct);
        await market.LookAsync(db => db.SellerOrders.ExecuteUpdateAsync(set => set.SetProperty(part => part.FulfilmentMethod, FulfilmentMethod.Pickup), Ct));
        var part = await market.LookAsync(db => db.SellerOrders.Select(part => part.Id).SingleAsync(Ct));
        if (isReady) await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.ReadyForPickup, Reason: null), Ct);
        return (seller, part);
    }
}
