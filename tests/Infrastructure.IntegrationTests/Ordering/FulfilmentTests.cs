using Marketplace.Application.Common.Reading;
using Marketplace.Application.Ordering;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

public sealed class FulfilmentTests
{
    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goods_leave_stock_parcel_by_parcel()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part, line) = await OrderAsync(market, quantity: 5, stock: 8);

        var first = await SendAsync(market, seller, part, (line, 2));
        (await StockAsync(market)).ShouldBe((6, 3));
        (await StatusAsync(market)).ShouldBe((SellerOrderStatus.PartiallyShipped, FulfilmentState.PartiallyFulfilled));
        await market.AsSellerAsync(seller, new MoveFulfilmentCommand(first, FulfilmentStatus.Delivered, Reason: null), Ct);

        var rest = await SendAsync(market, seller, part);
        (await StockAsync(market)).ShouldBe((3, 0));
        (await StatusAsync(market)).ShouldBe((SellerOrderStatus.Shipped, FulfilmentState.Fulfilled));
        await market.AsSellerAsync(seller, new MoveFulfilmentCommand(rest, FulfilmentStatus.Delivered, Reason: null), Ct);
        (await StatusAsync(market)).ShouldBe((SellerOrderStatus.Delivered, FulfilmentState.Delivered));

        (await market.AsBuyerAsync(_buyer, new Read<FulfilmentView> { Page = new PageRequest.Whole(10) }, Ct)).Items.Select(parcel => parcel.Lines.Single().Quantity).ShouldBe([2, 3], ignoreOrder: true);
        (await market.AsBuyerAsync(BuyerId.New(), new Read<FulfilmentView> { Page = new PageRequest.Whole(10) }, Ct)).Items.ShouldBeEmpty();
        (await WrongAsync(market)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sellers_that_send_the_same_goods_at_once_send_each_piece_once()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part, line) = await OrderAsync(market, quantity: 5, stock: 5);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TryAsync(() => SendAsync(market, seller, part, (line, 1))), Ct)));

        outcomes.Count(outcome => outcome is null).ShouldBe(5);
        outcomes.OfType<string>().Distinct().ShouldBeSubsetOf(["out_of_range", "invalid_state_transition"]);
        (await StockAsync(market)).ShouldBe((0, 0));
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Lines.ShouldHaveSingleItem().FulfilledQuantity.ShouldBe(5);
        (await market.LookAsync(db => db.Fulfilments.CountAsync(Ct))).ShouldBe(5);
        (await StatusAsync(market)).ShouldBe((SellerOrderStatus.Shipped, FulfilmentState.Fulfilled));
        (await WrongAsync(market)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_database_itself_refuses_to_send_more_than_was_ordered()
    {
        await using var market = await Market.OpenAsync();
        await OrderAsync(market, quantity: 2, stock: 5);

        await Should.ThrowAsync<System.Data.Common.DbException>(() => market.LookAsync(db => db.Set<OrderLine>().ExecuteUpdateAsync(set => set.SetProperty(line => line.FulfilledQuantity, 3), Ct)));
    }

    [Fact]
    public async Task Shipped_by_hand_is_one_fulfilment_of_all_that_is_left()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part, line) = await OrderAsync(market, quantity: 5, stock: 8);
        await SendAsync(market, seller, part, (line, 1));
        var draft = (await market.AsSellerAsync(seller, new SendGoodsCommand(part, FulfilmentDetails.None, [(line, 1)], IsDraft: true), Ct)).Id;

        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Shipped, Reason: null), Ct);

        var parcels = await market.LookAsync(db => db.Fulfilments.ToListAsync(Ct));
        parcels.ShouldAllBe(parcel => parcel.Status == FulfilmentStatus.Shipped);
        parcels.Select(parcel => parcel.Lines.Single().Quantity).ShouldBe([1, 1, 3], ignoreOrder: true);
        parcels.ShouldContain(parcel => parcel.Id == FulfilmentId.From(draft));
        (await StockAsync(market)).ShouldBe((3, 0));
        (await WrongAsync(market)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_order_takes_its_drafts_along_and_frees_the_stock()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part, _) = await OrderAsync(market, quantity: 2, stock: 5);
        await market.AsSellerAsync(seller, new SendGoodsCommand(part, FulfilmentDetails.None, Lines: null, IsDraft: true), Ct);

        await market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Cancelled, "broken"), Ct);

        (await market.LookAsync(db => db.Fulfilments.SingleAsync(Ct))).Status.ShouldBe(FulfilmentStatus.Cancelled);
        (await StockAsync(market)).ShouldBe((5, 0));
        (await WrongAsync(market)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_sends_another_one_s_goods()
    {
        await using var market = await Market.OpenAsync();
        var (seller, part, _) = await OrderAsync(market, quantity: 2, stock: 5);
        var stranger = await market.SellerAsync();
        var parcel = await SendAsync(market, seller, part);

        (await Should.ThrowAsync<DomainException>(() => SendAsync(market, stranger, part))).Error.Code.ShouldBe("related_not_found");
        (await Should.ThrowAsync<DomainException>(() => market.AsSellerAsync(stranger, new MoveFulfilmentCommand(parcel, FulfilmentStatus.Delivered, Reason: null), Ct))).Error.Code.ShouldBe("not_found");
        (await market.AsSellerAsync(stranger, new Read<FulfilmentView> { Page = new PageRequest.Whole(10) }, Ct)).Items.ShouldBeEmpty();
    }

    private static async Task<string?> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (DomainException refused)
        {
            return refused.Error.Code;
        }
    }

    private static async Task<FulfilmentId> SendAsync(Market market, SellerId seller, SellerOrderId part, params (OrderLineId Line, int Quantity)[] lines) => FulfilmentId.From(
        (await market.AsSellerAsync(seller, new SendGoodsCommand(part, FulfilmentDetails.None, lines.Length == 0 ? null : [.. lines.Select(line => (line.Line, (int?)line.Quantity))], IsDraft: false), Ct)).Id);

    private static async Task<(int OnHand, int Reserved)> StockAsync(Market market)
    {
        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        return (item.OnHand, item.Reserved);
    }

    private static async Task<(SellerOrderStatus Part, FulfilmentState Whole)> StatusAsync(Market market) =>
        ((await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Status, (await market.LookAsync(db => db.Orders.SingleAsync(Ct))).FulfilmentStatus);

    private static async Task<IReadOnlyList<Violation>> WrongAsync(Market market)
    {
        await using var scope = market.Database.Scope();
        var found = new List<Violation>();
        foreach (var books in scope.ServiceProvider.GetServices<IBooksCheck>()) found.AddRange(await books.FindAsync(Ct));
        return found;
    }

    private async Task<(SellerId Seller, SellerOrderId Part, OrderLineId Line)> OrderAsync(Market market, int quantity, int stock)
    {
        var seller = await market.SellerAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(seller, 100, stock), quantity));
        await market.CheckOutAsync(_buyer, cart, 100 * quantity, Ct);
        var part = await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct));
        return (seller, part.Id, part.Lines.Single().Id);
    }
}
