using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Shopping;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Orders that wait for money do not keep goods from others for ever.</summary>
public sealed class UnpaidOrderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_that_nobody_has_paid_within_an_hour_expires_and_gives_back_what_it_held()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), price: 1000, stock: 5);
        var (unpaid, paid) = (await OrderAsync(market, listing, 2), await OrderAsync(market, listing, 1));
        await market.LookAsync(db => WaitForPaymentAsync(db, unpaid, market.Database.Clock.GetUtcNow().AddHours(1)));
        market.Database.Clock.Advance(TimeSpan.FromMinutes(59));
        (await market.AsBuyerAsync(BuyerId.New(), new ExpireUnpaidCommand(), Ct)).ShouldBe(0);

        market.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await market.AsBuyerAsync(BuyerId.New(), new ExpireUnpaidCommand(), Ct)).ShouldBe(1);
        (await market.AsBuyerAsync(BuyerId.New(), new ExpireUnpaidCommand(), Ct)).ShouldBe(0);

        (await market.LookAsync(db => db.Orders.SingleAsync(order => order.Id == unpaid, Ct))).Status.ShouldBe(OrderStatus.Expired);
        (await market.LookAsync(db => db.Orders.SingleAsync(order => order.Id == paid, Ct))).Status.ShouldBe(OrderStatus.Placed);
        (await market.LookAsync(db => db.SellerOrders.SingleAsync(part => part.OrderId == unpaid, Ct))).Status.ShouldBe(SellerOrderStatus.Cancelled);
        (await market.LookAsync(db => db.Payments.SingleAsync(payment => payment.OrderId == unpaid, Ct))).Status.ShouldBe(PaymentStatus.Expired);
        (await market.LookAsync(db => db.StockItems.SingleAsync(Ct))).Reserved.ShouldBe(1);
        (await market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "order.expired", Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_not_paid_in_time_is_in_the_cart_again_as_far_as_it_can_be_had()
    {
        await using var till = await Till.OpenAsync();
        var market = till.Market;
        var (shirt, mug) = (await market.OfferAsync(await market.SellerAsync(), price: 1000, stock: 5), await market.OfferAsync(await market.SellerAsync(), price: 500, stock: 2));
        await BuyAsync(market, till.Buyer, "stripe.card", 4000, (shirt, 3), (mug, 2));
        var expired = await market.LookAsync(db => db.Carts.AsNoTracking().SingleAsync(Ct));
        await market.CartAsync(till.Buyer, Ct, (shirt, 1));

        await till.LaterAsync(TimeSpan.FromHours(1));
        await BuyAsync(market, BuyerId.New(), "cashOnDelivery", 500, (mug, 1)); // somebody else is faster
        for (var again = 0; again < 2; again++) await market.Database.Outbox.DeliverDueAsync(Ct);

        var carts = await market.LookAsync(db => db.Carts.AsNoTracking().Where(cart => cart.BuyerId == till.Buyer).ToListAsync(Ct));
        carts.Count.ShouldBe(2);
        carts.Single(cart => cart.Id == expired.Id).Status.ShouldBe(CartStatus.Completed);
        carts.Single(cart => cart.Status == CartStatus.Open).Lines.Select(line => (line.ListingId, line.Quantity)).ShouldBe([(shirt, 4), (mug, 1)]);
    }

    [Fact]
    public async Task Who_has_no_cart_by_then_gets_one()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(sellers: 2);

        await till.LaterAsync(TimeSpan.FromHours(1));
        await till.Market.Database.Outbox.DeliverDueAsync(Ct);

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Expired);
        (await till.Market.LookAsync(db => db.Carts.AsNoTracking().SingleAsync(cart => cart.BuyerId == till.Buyer && cart.Status == CartStatus.Open, Ct))).Lines.Count.ShouldBe(2);
    }

    private static async Task BuyAsync(Market market, BuyerId buyer, string method, long total, params (ListingId, int)[] lines) =>
        await market.CheckOutAsync(buyer, await market.CartAsync(buyer, Ct, lines), total, Ct, method);

    /// <summary>As it is with money that comes before the goods.</summary>
    private static async Task<int> WaitForPaymentAsync(MarketplaceDbContext db, OrderId id, DateTimeOffset dueAt) =>
        await db.Orders.Where(order => order.Id == id).ExecuteUpdateAsync(set => set.SetProperty(order => order.Status, OrderStatus.PendingPayment).SetProperty(order => order.PaymentDueAt, dueAt), Ct)
        + await db.SellerOrders.Where(part => part.OrderId == id).ExecuteUpdateAsync(set => set.SetProperty(part => part.Status, SellerOrderStatus.PendingPayment), Ct);

    private static async Task<OrderId> OrderAsync(Market market, ListingId listing, int quantity)
    {
        var buyer = BuyerId.New();
        await market.CheckOutAsync(buyer, await market.CartAsync(buyer, Ct, (listing, quantity)), total: 1000 * quantity, Ct);
        return await market.LookAsync(db => db.Orders.Where(order => order.BuyerId == buyer).Select(order => order.Id).SingleAsync(Ct));
    }
}
