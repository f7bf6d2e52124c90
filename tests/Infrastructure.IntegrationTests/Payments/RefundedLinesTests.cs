using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Money goes back for goods that are named, and everything else follows them.</summary>
public sealed class RefundedLinesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lines_say_how_much_and_their_own_commission_goes_back()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, (1000, 3), (500, 2)); // of the second line the marketplace takes a fifth, of the first nothing
        part.Commission.ShouldBe(200);

        await RefundAsync(till, part, (part.Lines[1].Id, 1));
        (await PartAsync(till, order)).ShouldSatisfyAllConditions(
            after => (after.RefundedTotal, after.Commission).ShouldBe((500, 100)),
            after => after.Lines.Select(line => (line.RefundedQuantity, line.RefundedTotal)).ShouldBe([(0, 0), (1, 500)]));
        await RefundAsync(till, part, (part.Lines[0].Id, 2));
        (await PartAsync(till, order)).Commission.ShouldBe(100);
        await till.AsAdminAsync(Request(part) with { Amount = new Money(750, "USD") }); // half of what is left, of no line
        (await PartAsync(till, order)).Commission.ShouldBe(50);

        (await Till.RefusedAsync(() => RefundAsync(till, part, (part.Lines[0].Id, null)))).Code.ShouldBe("refund_exceeds_payment");
        await till.AsAdminAsync(Request(part, (part.Lines[0].Id, null)) with { Amount = new Money(750, "USD") });
        (await PartAsync(till, order)).ShouldSatisfyAllConditions(after => (after.RefundedTotal, after.Commission, after.PaymentStatus).ShouldBe((4000, 0, PaymentState.Refunded)));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_many_refunds_at_once_none_is_for_goods_of_another()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, (1000, 5), (500, 1));

        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefusalAsync(() => RefundAsync(till, part, (part.Lines[0].Id, 1))), Ct)));

        (refused.Count(code => code is null), refused.Count(code => code == "out_of_range")).ShouldBe((5, 15));
        (await PartAsync(till, order)).Lines[0].ShouldSatisfyAllConditions(line => (line.ClaimedQuantity, line.RefundedTotal).ShouldBe((5, 5000)));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_refunds_and_callings_off_at_once_no_piece_is_in_both()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, (1000, 6), (500, 1));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(place => Task.Run(() => RefusalAsync(() => place % 2 == 0
            ? RefundAsync(till, part, (part.Lines[0].Id, 1))
            : till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines[0].Id, 1)], "lost"), Ct)), Ct)));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await PartAsync(till, order)).Lines[0].ShouldSatisfyAllConditions(line => (line.ClaimedQuantity + line.CancelledQuantity, line.RefundedQuantity, line.RefundedTotal).ShouldBe((6, 6, 6000)));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_is_back_can_be_sold_again_and_comes_back_once()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, (1000, 3), (500, 1));
        (await Till.RefusedAsync(() => till.AsAdminAsync(Request(part, (part.Lines[0].Id, 1)) with { Restock = true }))).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        (await Till.RefusedAsync(() => till.AsAdminAsync(Request(part) with { Amount = new Money(1, "USD"), Restock = true }))).ShouldBe(("invalid_value", "restock"));
        foreach (var to in (SellerOrderStatus[])[SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered]) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, to, Reason: null), Ct);
        (await StockAsync(till, part.Lines[0].ListingId)).ShouldBe((7, 0));

        await till.AsAdminAsync(Request(part, (part.Lines[0].Id, 2)) with { Restock = true });

        (await StockAsync(till, part.Lines[0].ListingId)).ShouldBe((9, 0));
        (await PartAsync(till, order)).Lines[0].ReturnedQuantity.ShouldBe(2);
        var movement = await till.Market.LookAsync(db => db.StockMovements.AsNoTracking().SingleAsync(movement => movement.Kind == StockMovementKind.Return, Ct));
        (movement.Quantity, movement.OrderLineId).ShouldBe((2, part.Lines[0].Id));
        (await till.Market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "stock.returned", Ct))).ShouldBe(1);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_is_given_up_can_be_asked_for_again()
    {
        await using var till = await Till.OpenAsync(options => options.RefundApprovalAbove = 5);
        var (order, part) = await SoldAsync(till, (1000, 1), (500, 1));
        await RefundAsync(till, part, (part.Lines[0].Id, 1));
        (await RefusalAsync(() => RefundAsync(till, part, (part.Lines[0].Id, 1)))).ShouldBe("out_of_range");

        await till.AsAdminAsync(new MoveRefundCommand((await till.RefundsAsync(order)).Single().Id, RefundStatus.Cancelled, Reason: null));
        await till.BalanceAsync();

        await RefundAsync(till, part, (part.Lines[0].Id, 1));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_goes_back_for_a_part_that_was_called_off_names_it_and_takes_its_own_commission()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await SoldAsync(till, (1000, 3), (500, 2));

        await till.Market.AsSellerAsync(part.SellerId, new CancelLinesCommand(part.Id, [(part.Lines[1].Id, 1)], "lost"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.RefundsAsync(order)).ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => (line.LineId, line.Quantity, line.Amount, line.IsCalledOff).ShouldBe((part.Lines[1].Id, 1, 500, true)));
        (await PartAsync(till, order)).ShouldSatisfyAllConditions(after => (after.Commission, after.Lines[1].RefundedTotal, after.Lines[1].ClaimedQuantity).ShouldBe((100, 500, 0)));
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Refunds_in_any_order_come_to_what_was_paid_and_never_to_more(int seed)
    {
        await using var till = await Till.OpenAsync();
        var dice = new Random(seed);
        var (order, part) = await SoldAsync(till, (dice.Next(1, 2000), 7), (dice.Next(1, 500), 3));
        for (var step = 0; step < 60; step++)
        {
            var line = part.Lines[dice.Next(2)];
            var request = dice.Next(3) == 0 ? Request(part) with { Amount = new Money(dice.Next(1, 60), "USD") } : Request(part, (line.Id, dice.Next(1, 3)));
            if (dice.Next(4) == 0 && request.Lines.Count > 0) request = request with { Amount = new Money(dice.Next(1, 300), "USD") };
            await RefusalAsync(() => till.AsAdminAsync(request));
        }

        var left = part.Totals.Grand - (await PartAsync(till, order)).RefundedTotal;
        left.ShouldBeGreaterThanOrEqualTo(0);
        if (left > 0) await till.AsAdminAsync(Request(part) with { Amount = new Money(left, "USD") });

        (await PartAsync(till, order)).ShouldSatisfyAllConditions(after => (after.RefundedTotal, after.Commission, after.PaymentStatus).ShouldBe((part.Totals.Grand, 0, PaymentState.Refunded)));
        (await till.Market.LookAsync(db => db.CommissionLines.SumAsync(line => line.Total, Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    private static RequestRefundCommand Request(SellerOrder part, params (OrderLineId, int?)[] lines) => new(part.Id, PaymentId: null, Amount: null, RefundReason.Returned) { Lines = lines };

    private static Task<Written> RefundAsync(Till till, SellerOrder part, params (OrderLineId, int?)[] lines) => till.AsAdminAsync(Request(part, lines));

    private static async Task<SellerOrder> PartAsync(Till till, OrderId order) => (await till.PartsAsync(order)).Single();

    private static async Task<(int OnHand, int Reserved)> StockAsync(Till till, ListingId listing)
    {
        var item = await till.Market.LookAsync(db => db.StockItems.AsNoTracking().SingleAsync(item => item.ListingId == listing, Ct));
        return (item.OnHand, item.Reserved);
    }

    private static async Task<string?> RefusalAsync(Func<Task> deed)
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

    /// <summary>Paid by a gateway, ten of each on hand; of the second product the marketplace takes 20 %.</summary>
    private static async Task<(OrderId Order, SellerOrder Part)> SoldAsync(Till till, (long Price, int Quantity) first, (long Price, int Quantity) second)
    {
        var seller = await till.Market.SellerAsync();
        var (shirt, mug) = (await till.Market.OfferAsync(seller, first.Price, stock: 10), await till.Market.OfferAsync(seller, second.Price, stock: 10));
        await till.Market.LookAsync(async db =>
        {
            var product = await db.Listings.Where(listing => listing.Id == mug).Select(listing => listing.ProductId).SingleAsync(Ct);
            db.CommissionRules.Add(CommissionRule.Make(new(ProductId: product), new("Mugs", new(20, CommissionBase.Items)), before: 1));
            return await db.SaveChangesAsync(Ct);
        });
        var total = (first.Price * first.Quantity) + (second.Price * second.Quantity);
        var checkout = await till.Market.CheckOutAsync(till.Buyer, await till.Market.CartAsync(till.Buyer, Ct, (shirt, first.Quantity), (mug, second.Quantity)), total, Ct, "stripe.card");
        var order = await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
        await till.PayAsync(order);
        return (order, await PartAsync(till, order));
    }
}
