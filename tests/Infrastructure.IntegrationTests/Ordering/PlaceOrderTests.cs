using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

public sealed class PlaceOrderTests
{
    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cart_of_two_sellers_becomes_one_order_with_a_seller_order_each()
    {
        await using var market = await Market.OpenAsync();
        var (first, second) = (await market.SellerAsync(), await market.SellerAsync(AcceptancePolicy.Seller));
        var (shirt, hat, bag) = (await market.OfferAsync(first, 1050, 5), await market.OfferAsync(first, 999, 5), await market.OfferAsync(second, 25, 5));
        var cart = await market.CartAsync(_buyer, Ct, (shirt, 2), (bag, 3), (hat, 1));

        var written = await market.CheckOutAsync(_buyer, cart, 3174, Ct);

        written.AlreadyThere.ShouldBeFalse();
        var checkout = await market.LookAsync(db => db.Checkouts.SingleAsync(Ct));
        var order = await market.LookAsync(db => db.Orders.SingleAsync(Ct));
        var parts = await market.LookAsync(db => db.SellerOrders.OrderBy(part => part.Number).ToListAsync(Ct));
        var payment = await market.LookAsync(db => db.Payments.SingleAsync(Ct));
        (checkout.Id.Value, checkout.OrderId, checkout.PaymentId, checkout.Total).ShouldBe((written.Id, order.Id, payment.Id, 3174));
        (order.Number, order.Status, order.Totals.Grand, order.ItemCount).ShouldBe(("M-000001", OrderStatus.Placed, 3174, 6));
        parts.Select(part => (part.Number, part.SellerId, part.Status, part.Totals.Grand, part.Lines.Count)).ShouldBe(
            [("M-000001-1", first, SellerOrderStatus.Confirmed, 3099, 2), ("M-000001-2", second, SellerOrderStatus.AwaitingAcceptance, 75, 1)]);
        (payment.Status, payment.Amount, payment.OrderId).ShouldBe((PaymentStatus.Processing, 3174, order.Id));
        var done = await market.LookAsync(db => db.Carts.SingleAsync(Ct));
        (done.Status, done.OrderId).ShouldBe((CartStatus.Completed, order.Id));
        (await market.LookAsync(db => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(6);
        var names = await market.LookAsync(db => db.Outbox.OrderBy(message => message.Sequence).Select(message => message.Name).ToListAsync(Ct));
        names.ShouldContain("order.placed");
        names.ShouldContain("sellerOrder.confirmed");
        names.ShouldContain("sellerOrder.awaitingAcceptance");
        names.ShouldContain("cart.completed");
    }

    [Fact]
    public async Task An_order_keeps_the_prices_and_names_of_its_moment()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), 1050, 5);
        await market.CheckOutAsync(_buyer, await market.CartAsync(_buyer, Ct, (listing, 1)), 1050, Ct);

        await market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 9999), Ct));
        await market.LookAsync(db => db.Products.ExecuteUpdateAsync(set => set.SetProperty(product => product.Name, "Something else"), Ct));

        var line = (await market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).Lines.ShouldHaveSingleItem();
        (line.Name, line.VariantName, line.UnitPrice, line.Total, line.Unit).ShouldBe(("Linen shirt", "M", 1050, 1050, "piece"));
    }

    [Fact]
    public async Task The_same_cart_again_gives_the_same_checkout()
    {
        await using var market = await Market.OpenAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(await market.SellerAsync(), 1050, 5), 1));
        var first = await market.CheckOutAsync(_buyer, cart, 1050, Ct);

        var again = await market.CheckOutAsync(_buyer, cart, 1, Ct);

        (again.Id, again.AlreadyThere).ShouldBe((first.Id, true));
        (await market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_checkouts_of_one_cart_at_once_make_one_order()
    {
        await using var market = await Market.OpenAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(await market.SellerAsync(), 1050, 60), 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => market.CheckOutAsync(_buyer, cart, 1050, Ct), Ct)));

        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.AlreadyThere).ShouldBe(1);
        (await market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(1);
        (await market.LookAsync(db => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Ten_units_are_sold_ten_times_however_many_want_them()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), 1050, 10);
        var carts = new List<(BuyerId Buyer, CartId Cart)>();
        for (var i = 0; i < 40; i++)
        {
            var buyer = BuyerId.New();
            carts.Add((buyer, await market.CartAsync(buyer, Ct, (listing, 1))));
        }

        var answers = await Task.WhenAll(carts.Select(cart => Task.Run(() => CodeOfAsync(() => market.CheckOutAsync(cart.Buyer, cart.Cart, 1050, Ct)), Ct)));

        answers.Count(code => code is null).ShouldBe(10);
        answers.Where(code => code is not null).ShouldAllBe(code => code == "insufficient_stock");
        var item = await market.LookAsync(db => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved).ShouldBe((10, 10));
        (await market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(10);
        (await market.LookAsync(db => db.Carts.CountAsync(cart => cart.Status == CartStatus.Completed, Ct))).ShouldBe(10);
    }

    [Fact]
    public async Task A_refused_checkout_leaves_nothing_behind()
    {
        await using var market = await Market.OpenAsync();
        var seller = await market.SellerAsync();
        var (plenty, scarce) = (await market.OfferAsync(seller, 100, 5), await market.OfferAsync(seller, 100, 2));
        var cart = await market.CartAsync(_buyer, Ct, (plenty, 1), (scarce, 2));
        await market.LookAsync(db => db.StockItems.Where(item => item.ListingId == scarce).ExecuteUpdateAsync(set => set.SetProperty(item => item.SafetyStock, 1), Ct));

        var error = await RefusalAsync(() => market.CheckOutAsync(_buyer, cart, 300, Ct));

        (error.Kind, error.Code).ShouldBe((ErrorKind.Conflict, "insufficient_stock"));
        ((IReadOnlyList<CartProblem>)error.Meta!["problems"]!).ShouldHaveSingleItem().Code.ShouldBe("insufficient_stock");
        (await market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(0);
        (await market.LookAsync(db => db.Payments.CountAsync(Ct))).ShouldBe(0);
        (await market.LookAsync(db => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(0);
        (await market.LookAsync(db => db.Carts.SingleAsync(Ct))).Status.ShouldBe(CartStatus.Open);
    }

    [Fact]
    public async Task Another_total_than_the_buyer_saw_is_refused_with_the_new_one()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), 1050, 5);
        var cart = await market.CartAsync(_buyer, Ct, (listing, 2));
        await market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 1100), Ct));

        var error = await RefusalAsync(() => market.CheckOutAsync(_buyer, cart, 2100, Ct));

        (error.Kind, error.Code, error.Member).ShouldBe((ErrorKind.Conflict, "price_changed", "expectedTotal"));
        ((IReadOnlyDictionary<string, object?>)error.Meta!["total"]!)["amount"].ShouldBe("22.00");
        (await market.CheckOutAsync(_buyer, cart, 2200, Ct)).AlreadyThere.ShouldBeFalse();
    }

    [Fact]
    public async Task A_cart_with_a_closed_shop_or_seller_cannot_be_bought()
    {
        await using var market = await Market.OpenAsync();
        var seller = await market.SellerAsync();
        var shop = await market.LookAsync(async db =>
        {
            var opened = Shop.Open(seller, new ShopDetails("Quay", $"quay-{Guid.NewGuid():N}", Market.Home, "Indian/Mauritius"));
            db.Shops.Add(opened);
            await db.SaveChangesAsync(Ct);
            return opened.Id;
        });
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(seller, 100, 5, shop: shop), 1));

        await market.LookAsync(db => db.Shops.ExecuteUpdateAsync(set => set.SetProperty(shop => shop.IsOpen, false), Ct));
        var closed = await RefusalAsync(() => market.CheckOutAsync(_buyer, cart, 100, Ct));
        await market.LookAsync(db => db.Sellers.ExecuteUpdateAsync(set => set.SetProperty(seller => seller.Status, SellerStatus.Suspended), Ct));
        var suspended = await RefusalAsync(() => market.CheckOutAsync(_buyer, cart, 100, Ct));

        (closed.Code, ProblemOf(closed)).ShouldBe(("cart_changed", "shop_closed"));
        (suspended.Code, ProblemOf(suspended)).ShouldBe(("cart_changed", "seller_closed"));

        static string ProblemOf(DomainError error) => ((IReadOnlyList<CartProblem>)error.Meta!["problems"]!).Single().Code;
    }

    [Fact]
    public async Task Somebody_elses_cart_does_not_exist()
    {
        await using var market = await Market.OpenAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(await market.SellerAsync(), 100, 5), 1));

        var error = await RefusalAsync(() => market.CheckOutAsync(BuyerId.New(), cart, 100, Ct));

        (error.Kind, error.Code, error.Member).ShouldBe((ErrorKind.NotFound, "related_not_found", "cart"));
    }

    private static async Task<DomainError> RefusalAsync(Func<Task> deed) => (await Should.ThrowAsync<DomainException>(deed)).Error;

    private static async Task<string?> CodeOfAsync(Func<Task> deed)
    {
        try
        {
            await deed();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error.Code;
        }
    }
}
