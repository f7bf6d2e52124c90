using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.UnitTests.Ordering;

/// <summary>For which goods money goes back: each once, and to the smallest unit what was paid for all of them.</summary>
public sealed class RefundedLineTests
{
    private static readonly DateTimeOffset Now = OrderSamples.Now;

    [Fact]
    public void The_last_one_takes_the_rest_of_what_does_not_divide()
    {
        var part = Paid((1000, 3, 1));

        var steps = Enumerable.Range(0, 3).Select(_ => part.Claim([(part.Lines[0].Id, 1)]).Single().Worth).ToList();

        steps.ShouldBe([999, 1000, 1000]); // 2999 in all
        Refused.By(() => part.Claim([(part.Lines[0].Id, 1)])).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        Refused.By(() => part.Claim([(part.Lines[0].Id, null)])).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
    }

    [Fact]
    public void What_is_given_up_can_be_asked_for_again()
    {
        var part = Paid((1000, 3, 1));
        var first = part.Claim([(part.Lines[0].Id, 1)]);
        var rest = part.Claim([(part.Lines[0].Id, null)]);

        part.Unclaim(first);

        part.Claim([(part.Lines[0].Id, null)]).Single().ShouldSatisfyAllConditions(line => line.Quantity.ShouldBe(1), line => line.Worth.ShouldBe(2999 - rest.Single().Worth));
    }

    [Fact]
    public void What_is_refunded_is_not_called_off_and_what_was_called_off_not_refunded()
    {
        var part = Paid((1000, 3, 0));
        part.Claim([(part.Lines[0].Id, 1)]);

        Refused.By(() => part.CallOff([(part.Lines[0].Id, 3)], OrderActor.Seller, "lost", Now)).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        part.CallOff([(part.Lines[0].Id, 1)], OrderActor.Seller, "lost", Now).Amount.ShouldBe(1000);
        Refused.By(() => part.Claim([(part.Lines[0].Id, 2)])).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        part.Claim([(part.Lines[0].Id, null)]).Single().Quantity.ShouldBe(1);
    }

    [Fact]
    public void A_line_of_another_seller_order_is_not_found_where_it_stands()
    {
        var part = Paid((1000, 3, 0));
        Refused.By(() => part.Claim([(part.Lines[0].Id, 1), (OrderLineId.New(), 1)])).ShouldBe(("related_not_found", "lines/1"));
    }

    [Fact]
    public void Only_what_was_delivered_comes_back_and_once()
    {
        var part = Paid((1000, 3, 0));
        Refused.By(() => part.TakeBack(part.Claim([(part.Lines[0].Id, 1)]))).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        foreach (var to in (SellerOrderStatus[])[SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered]) part.Move(to, OrderActor.Seller, reason: null, Now);

        part.TakeBack(part.Claim([(part.Lines[0].Id, 2)]));

        (part.Lines[0].ReturnedQuantity, part.Lines[0].ReturnableQuantity).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void In_whatever_steps_goods_are_refunded_called_off_and_given_up_no_unit_of_money_is_lost(int seed)
    {
        var dice = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var part = Paid((dice.Next(1, 2000), dice.Next(1, 9), dice.Next(0, 2)), (dice.Next(1, 50), dice.Next(2, 30), dice.Next(0, 3)));
            List<RefundLine> claimed = [];
            for (var step = 0; step < 60; step++)
            {
                var line = part.Lines[dice.Next(2)];
                if (claimed.Count > 0 && dice.Next(5) == 0)
                {
                    var given = claimed[dice.Next(claimed.Count)];
                    claimed.Remove(given);
                    part.Unclaim([given]);
                }
                else if (dice.Next(4) == 0 && line.CallableQuantity > 0 && part.Lines.Sum(one => one.StandingQuantity) > line.CallableQuantity) part.CallOff([(line.Id, dice.Next(1, line.CallableQuantity + 1))], OrderActor.Seller, "lost", Now);
                else if (line.RefundableQuantity > 0) claimed.AddRange(part.Claim([(line.Id, dice.Next(1, line.RefundableQuantity + 1))]));

                part.Lines.ShouldAllBe(one => one.ClaimedQuantity + one.CancelledQuantity <= one.Quantity && one.ClaimedTotal + one.CancelledTotal <= one.Total);
            }

            foreach (var line in part.Lines.Where(line => line.RefundableQuantity > 0)) part.Claim([(line.Id, null)]);
            part.Lines.ShouldAllBe(line => line.ClaimedTotal + line.CancelledTotal == line.Total);
        }
    }

    [Fact]
    public void What_the_marketplace_pays_follows_the_lines_that_it_pays_for()
    {
        var part = Paid((1000, 2, 400), (500, 1, 0));
        part.DiscountStanding.ShouldBe(400);

        GiveBack(part, part.Lines[1], 1);
        part.DiscountStanding.ShouldBe(400, "the marketplace paid nothing for this line");
        GiveBack(part, part.Lines[0], 1);
        part.DiscountStanding.ShouldBe(200);
        GiveBack(part, part.Lines[0], 1);
        part.DiscountStanding.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_whatever_order_goods_are_refunded_the_marketplace_pays_the_same(int seed)
    {
        var dice = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            (long Price, int Quantity, long Discount)[] goods = [(dice.Next(1, 2000), dice.Next(1, 6), dice.Next(1, 900)), (dice.Next(1, 2000), dice.Next(1, 6), dice.Next(0, 900))];
            var (one, other) = (Paid(goods), Paid(goods));
            var back = goods.Select(line => dice.Next(0, line.Quantity + 1)).ToArray();
            foreach (var place in (int[])[0, 1]) GiveBack(one, one.Lines[place], back[place]);
            foreach (var place in (int[])[1, 0]) GiveBack(other, other.Lines[place], back[place]);

            one.DiscountStanding.ShouldBe(other.DiscountStanding);
            one.DiscountStanding.ShouldBeInRange(0, one.Lines.Sum(line => line.PlatformDiscount));
        }
    }

    private static void GiveBack(SellerOrder part, OrderLine line, int quantity)
    {
        if (quantity == 0) return;
        var claimed = part.Claim([(line.Id, quantity)]);
        part.GiveBack(claimed.Sum(item => item.Amount), claimed);
    }

    /// <summary>Confirmed and paid: price, quantity and what was taken off.</summary>
    private static SellerOrder Paid(params (long Price, int Quantity, long Discount)[] lines)
    {
        var share = OrderSamples.Share([.. lines.Select(line => (line.Price, line.Quantity))]);
        var part = OrderSamples.Draw(share with { Items = [.. share.Items.Zip(lines, (item, line) => item with { Discount = Math.Min(line.Discount, line.Price), PlatformDiscount = Math.Min(line.Discount, line.Price) })] }).Parts[0];
        part.Move(SellerOrderStatus.Confirmed, OrderActor.System, reason: null, Now);
        part.MarkPaid();
        return part;
    }
}
