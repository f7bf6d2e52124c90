using Marketplace.Application.Ordering;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>What made an order cheaper does not go alone.</summary>
public sealed class BargainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_keeps_the_gift_and_gives_back_what_it_came_with()
    {
        await using var till = await Till.OpenAsync();
        var (honest, other) = (await till.Market.SellerAsync(), await till.Market.SellerAsync());
        await PromoteAsync(till, new PromotionDetails("Three for two", PromotionKind.BuyXGetY) { Conditions = new PromotionConditions { BuyQuantity = 2, GetQuantity = 1 } });
        var order = await till.BuyAsync(2000, "stripe.card", (await till.Market.OfferAsync(honest, 1000, stock: 5), 2), (await till.Market.OfferAsync(other, 900, stock: 5), 1));
        var (bought, given) = ((await till.PartsAsync(order)).Single(part => part.SellerId == honest), (await till.PartsAsync(order)).Single(part => part.SellerId == other));

        (await Till.RefusedAsync(() => till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(bought.Id, SellerOrderStatus.Cancelled, "too many"), Ct))).ShouldBe(("invalid_state_transition", "to"));
        (await Till.RefusedAsync(() => till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(bought.Id, [(bought.Lines.Single().Id, 1)], "too many"), Ct))).ShouldBe(("invalid_state_transition", "sellerOrder"));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.PendingPayment);

        await till.Market.AsSellerAsync(other, new MoveSellerOrderCommand(given.Id, SellerOrderStatus.Cancelled, "sold out"), Ct); // a seller may
        await till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(bought.Id, SellerOrderStatus.Cancelled, "none, then"), Ct); // and all that is left
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Cancelled);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_single_piece_does_not_cost_what_a_hundred_cost_each()
    {
        await using var till = await Till.OpenAsync();
        var seller = await till.Market.SellerAsync();
        var listing = await till.Market.OfferAsync(seller, 1000, stock: 50);
        await till.Market.LookAsync(async db =>
        {
            (await db.Listings.SingleAsync(offer => offer.Id == listing, Ct)).AddPrice(new PriceDetails(new Money(500, "USD")) { MinQuantity = 10 });
            return await db.SaveChangesAsync(Ct);
        });
        var order = await till.BuyAsync(6000, "cashOnDelivery", (listing, 12));
        var part = (await till.PartsAsync(order)).Single();
        var line = part.Lines.Single().Id;

        await till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(part.Id, [(line, 2)], "ten are enough"), Ct);
        (await Till.RefusedAsync(() => till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(part.Id, [(line, 9)], "one is enough"), Ct))).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        await till.Market.AsSellerAsync(seller, new CancelLinesCommand(part.Id, [(line, 9)], "sold out"), Ct);

        (await till.PartsAsync(order)).Single().Due.ShouldBe(500);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_a_seller_gives_holds_only_its_own_goods_together()
    {
        await using var till = await Till.OpenAsync();
        var (giver, other) = (await till.Market.SellerAsync(), await till.Market.SellerAsync());
        await PromoteAsync(till, new PromotionDetails("Three for two", PromotionKind.BuyXGetY) { Conditions = new PromotionConditions { BuyQuantity = 2, GetQuantity = 1 } }, giver);
        var order = await till.BuyAsync(3000, "cashOnDelivery", (await till.Market.OfferAsync(giver, 1000, stock: 5), 3), (await till.Market.OfferAsync(other, 500, stock: 5), 2));
        var (given, plain) = ((await till.PartsAsync(order)).Single(part => part.SellerId == giver), (await till.PartsAsync(order)).Single(part => part.SellerId == other));

        (await Till.RefusedAsync(() => till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(given.Id, [(given.Lines.Single().Id, 2)], "one is enough"), Ct))).ShouldBe(("invalid_state_transition", "sellerOrder"));
        await till.Market.AsBuyerAsync(till.Buyer, new CancelLinesCommand(plain.Id, [(plain.Lines.Single().Id, 1)], "one is enough"), Ct);
        await till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(plain.Id, SellerOrderStatus.Cancelled, "none, then"), Ct);

        (await till.PartsAsync(order)).Where(part => !part.IsCalledOff).ShouldHaveSingleItem().Due.ShouldBe(2000);
        await till.BalanceAsync();
    }

    private static Task<int> PromoteAsync(Till till, PromotionDetails details, SellerId? seller = null) => till.Market.LookAsync(async db =>
    {
        var promotion = Promotion.Plan(seller, details);
        promotion.Move(PromotionStatus.Active, reason: null, active: 0);
        db.Promotions.Add(promotion);
        return await db.SaveChangesAsync(Ct);
    });
}
