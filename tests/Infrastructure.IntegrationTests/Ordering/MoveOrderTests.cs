using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

public sealed class MoveOrderTests
{
    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shipped_leaves_stock_and_the_order_follows()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await OneOrderAsync(market);

        var moved = await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct);
        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Shipped, Reason: null), Ct);
        await market.AsBuyerAsync(_buyer, new MoveSellerOrderCommand(part, SellerOrderStatus.Delivered, Reason: null), Ct);

        moved.AlreadyThere.ShouldBeFalse();
        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved).ShouldBe((3, 0));
        (await market.LookAsync(db => db.StockMovements.SumAsync(movement => movement.Quantity, Ct))).ShouldBe(3);
        var order = await market.LookAsync(db => db.Orders.SingleAsync(Ct));
        (order.Status, order.FulfilmentStatus).ShouldBe((OrderStatus.InProgress, FulfilmentState.Delivered));
        (await market.LookAsync(db => db.Transitions.Where(move => move.SubjectType == "sellerOrders").OrderBy(move => move.At).ThenBy(move => move.Id).Select(move => move.To).ToListAsync(Ct)))
            .ShouldBe(["confirmed", "processing", "shipped", "delivered"]);
    }

    [Fact]
    public async Task A_repeated_move_shows_the_same_transition()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await OneOrderAsync(market);
        var first = await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct);

        var again = await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct);

        (again.Id, again.AlreadyThere).ShouldBe((first.Id, true));
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_stock_back_and_is_not_paid()
    {
        await using var market = await Market.OpenAsync();
        var (_, part) = await OneOrderAsync(market);

        await market.AsBuyerAsync(_buyer, new MoveSellerOrderCommand(part, SellerOrderStatus.Cancelled, "changed my mind"), Ct);

        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved, item.Available).ShouldBe((5, 0, 5));
        (await market.LookAsync(db => db.Orders.SingleAsync(Ct))).Status.ShouldBe(OrderStatus.Cancelled);
        (await market.LookAsync(db => db.Payments.SingleAsync(Ct))).Status.ShouldBe(PaymentStatus.Cancelled);
    }

    [Fact]
    public async Task Ship_and_cancel_that_race_end_in_one_state_with_one_effect()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await OneOrderAsync(market);
        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct);

        SellerOrderStatus[] wanted = [.. Enumerable.Repeat(SellerOrderStatus.Shipped, 5), .. Enumerable.Repeat(SellerOrderStatus.Cancelled, 5)];
        await Task.WhenAll(wanted.Select(to => Task.Run(
            async () =>
            {
                try
                {
                    await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, to, "race"), Ct);
                }
                catch (DomainException refusal) when (refusal.Error.Code == "invalid_state_transition")
                {
                    // the other one was faster
                }
            },
            Ct)));

        var end = (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Status;
        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved).ShouldBe(end is SellerOrderStatus.Shipped ? (3, 0) : (5, 0));
    }

    [Fact]
    public async Task An_order_is_cancelled_whole_or_not_at_all()
    {
        await using var market = await Market.OpenAsync();
        var (first, second) = (await market.SellerAsync(), await market.SellerAsync());
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(first, 100, 5), 1), (await market.OfferAsync(second, 100, 5), 1));
        await market.CheckOutAsync(_buyer, cart, 200, Ct);
        var order = await market.LookAsync(db => db.Orders.Select(order => order.Id).SingleAsync(Ct));
        var part = await market.LookAsync(db => db.SellerOrders.Where(part => part.SellerId == first).Select(part => part.Id).SingleAsync(Ct));
        await market.AsSellerAsync(first, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct);

        var refused = await Should.ThrowAsync<DomainException>(() => market.AsBuyerAsync(_buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "too late"), Ct));
        refused.Error.Code.ShouldBe("invalid_state_transition");
        (await market.LookAsync(db => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(2);

        await market.AsAsync(person => (person.Kind, person.Surface) = (CallerKind.Admin, Surface.Admin), new MoveOrderCommand(order, OrderStatus.Cancelled, "fraud"), Ct);
        (await market.LookAsync(db => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(0);
        (await market.LookAsync(db => db.SellerOrders.Select(part => part.Status).Distinct().ToListAsync(Ct))).ShouldBe([SellerOrderStatus.Cancelled]);
    }

    [Fact]
    public async Task Everybody_sees_what_is_theirs()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part) = await OneOrderAsync(market);
        var stranger = await market.SellerAsync();
        var all = new PageRequest.Whole(100);

        (await market.AsBuyerAsync(_buyer, new Read<OrderView> { Page = all }, Ct)).Items.ShouldHaveSingleItem().IsCancellable.ShouldBeTrue();
        (await market.AsBuyerAsync(BuyerId.New(), new Read<OrderView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        (await market.AsSellerAsync(seller, new Read<OrderView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        (await market.AsSellerAsync(seller, new Read<SellerOrderView> { Page = all }, Ct)).Items.ShouldHaveSingleItem().Id.ShouldBe(part);
        (await market.AsSellerAsync(seller, new Read<OrderLineView> { Page = all }, Ct)).Items.ShouldHaveSingleItem().TotalMinor.ShouldBe(200);
        (await market.AsSellerAsync(stranger, new Read<SellerOrderView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        (await market.AsSellerAsync(stranger, new Read<OrderLineView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        (await market.AsSellerAsync(seller, new Read<CheckoutView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<DomainException>(() => market.AsSellerAsync(stranger, new MoveSellerOrderCommand(part, SellerOrderStatus.Processing, Reason: null), Ct));
        (await market.AsAsync(person => (person.Kind, person.BuyerId) = (CallerKind.Anonymous, null), new Read<OrderView> { Page = all }, Ct)).Items.ShouldBeEmpty();
        (await market.AsBuyerAsync(_buyer, new Read<CheckoutView> { Page = all }, Ct)).Items.ShouldHaveSingleItem().ShippingAddress.ShouldBe(Market.Home);
    }

    /// <summary>Two of five, at one each.</summary>
    private async Task<(SellerId Seller, SellerOrderId Part)> OneOrderAsync(Market market)
    {
        var seller = await market.SellerAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(seller, 100, 5), 2));
        await market.CheckOutAsync(_buyer, cart, 200, Ct);
        return (seller, await market.LookAsync(db => db.SellerOrders.Select(part => part.Id).SingleAsync(Ct)));
    }
}
