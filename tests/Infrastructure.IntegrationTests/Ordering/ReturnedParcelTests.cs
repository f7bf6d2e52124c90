using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Parcels that nobody took come back, and with them goods, money and commission.</summary>
public sealed class ReturnedParcelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KnownMethods.CashOnDelivery)]
    [InlineData("stripe.card")]
    public async Task A_seller_order_that_came_back_is_called_off_as_if_it_had_never_left(string method)
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, method);
        var parcel = await SendAsync(till, part, 3);
        (await Till.RefusedAsync(() => MoveAsync(till, part, SellerOrderStatus.Cancelled))).Code.ShouldBe("invalid_state_transition");
        await ComeBackAsync(till, part, parcel);
        (await StockAsync(till)).ShouldBe((2, 0));
        (await Till.RefusedAsync(() => MoveAsync(till, part, SellerOrderStatus.Delivered))).Code.ShouldBe("invalid_state_transition");
        await till.BalanceAsync();

        await MoveAsync(till, part, SellerOrderStatus.Cancelled);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await StockAsync(till)).ShouldBe((5, 0));
        (await till.Market.LookAsync(db => db.CashCollections.CountAsync(Ct))).ShouldBe(0);
        var (whole, now) = (await till.OrderedAsync(order), (await till.PartsAsync(order)).Single());
        (whole.Status, whole.PaidTotal, whole.RefundedTotal, now.Commission).ShouldBe((OrderStatus.Cancelled, method == "stripe.card" ? 3000 : 0, method == "stripe.card" ? 3000 : 0, 0));
        (await till.Market.LookAsync(db => db.LedgerAccounts.AsNoTracking().ToListAsync(Ct))).ShouldAllBe(account => account.Balance == 0);
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(KnownMethods.CashOnDelivery)]
    [InlineData("stripe.card")]
    public async Task Where_a_part_came_back_it_is_called_off_and_the_rest_delivered(string method)
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, method);
        var (first, second) = (await SendAsync(till, part, 1), await SendAsync(till, part, 2));
        await ComeBackAsync(till, part, second);
        await MoveParcelAsync(till, part, first, FulfilmentStatus.Delivered);
        await till.BalanceAsync();

        await till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, null)], "refused"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await StockAsync(till)).ShouldBe((4, 0));
        var (whole, now) = (await till.OrderedAsync(order), (await till.PartsAsync(order)).Single());
        (now.Status, now.Commission, whole.PaidTotal - whole.RefundedTotal).ShouldBe((SellerOrderStatus.Delivered, 100, 1000));
        (await till.Market.LookAsync(db => db.CashCollections.Select(collection => collection.Amount).ToListAsync(Ct))).ShouldBe(method == "stripe.card" ? [] : [1000]);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Cash_that_was_taken_for_what_came_back_is_owed_for_until_somebody_has_paid_it_back()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, KnownMethods.CashOnDelivery);
        var parcel = await SendAsync(till, part, 3);
        await till.Market.AsSellerAsync(part.SellerId, new CollectCashCommand(part.Id, new Money(3000, "USD"), till.Market.Database.Clock.GetUtcNow()), Ct);
        await ComeBackAsync(till, part, parcel);

        await MoveAsync(till, part, SellerOrderStatus.Cancelled);
        await till.BalanceAsync();
        var refund = (await till.RefundsAsync(order)).Single();
        await till.AsAdminAsync(new MoveRefundCommand(refund.Id, RefundStatus.Cancelled, "At the door"));
        await till.BalanceAsync();

        await till.AsAdminAsync(new RequestRefundCommand(part.Id, PaymentId: null, new Money(3000, "USD"), RefundReason.Cancelled));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.OrderedAsync(order)).RefundedTotal.ShouldBe(3000);
        (await till.Market.LookAsync(db => db.LedgerAccounts.AsNoTracking().ToListAsync(Ct))).ShouldAllBe(account => account.Balance == 0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_many_who_call_it_off_at_once_the_goods_come_back_once()
    {
        await using var till = await Till.OpenAsync();
        var (_, part) = await SoldAsync(till, KnownMethods.CashOnDelivery);
        var (_, second) = (await SendAsync(till, part, 1), await SendAsync(till, part, 2));
        await ComeBackAsync(till, part, second);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines.Single().Id, 1)], "refused"), Ct);
            }
            catch (DomainException refusal) when (refusal.Error.Code == "out_of_range")
            {
                // all that came back was called off
            }
        }, Ct)));

        (await StockAsync(till)).ShouldBe((4, 0));
        await till.BalanceAsync();
    }

    private static Task MoveAsync(Till till, SellerOrder part, SellerOrderStatus to) => till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, to, "refused"), Ct);

    private static Task MoveParcelAsync(Till till, SellerOrder part, FulfilmentId parcel, FulfilmentStatus to) => till.Market.AsSellerAsync(part.SellerId, new MoveFulfilmentCommand(parcel, to, "refused"), Ct);

    private static async Task<FulfilmentId> SendAsync(Till till, SellerOrder part, int quantity) =>
        new((await till.Market.AsSellerAsync(part.SellerId, new SendGoodsCommand(part.Id, FulfilmentDetails.None, [(part.Lines.Single().Id, quantity)], IsDraft: false), Ct)).Id);

    private static async Task ComeBackAsync(Till till, SellerOrder part, FulfilmentId parcel)
    {
        foreach (var to in (FulfilmentStatus[])[FulfilmentStatus.InTransit, FulfilmentStatus.FailedDelivery, FulfilmentStatus.ReturnedToSender]) await MoveParcelAsync(till, part, parcel, to);
    }

    private static async Task<(int OnHand, int Reserved)> StockAsync(Till till)
    {
        var item = await till.Market.LookAsync(db => db.StockItems.AsNoTracking().SingleAsync(Ct));
        return (item.OnHand, item.Reserved);
    }

    /// <summary>Three of five at ten dollars, of which the marketplace takes a tenth.</summary>
    private static async Task<(OrderId Order, SellerOrder Part)> SoldAsync(Till till, string method)
    {
        await till.Market.LookAsync(db => db.CommissionRules.ExecuteUpdateAsync(set => set.SetProperty(rule => rule.Rate, 10m), Ct));
        var listing = await till.Market.OfferAsync(await till.Market.SellerAsync(), 1000, stock: 5);
        var checkout = await till.Market.CheckOutAsync(till.Buyer, await till.Market.CartAsync(till.Buyer, Ct, (listing, 3)), 3000, Ct, method);
        var order = await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
        if (method != KnownMethods.CashOnDelivery) await till.PayAsync(order);
        return (order, (await till.PartsAsync(order)).Single());
    }
}
