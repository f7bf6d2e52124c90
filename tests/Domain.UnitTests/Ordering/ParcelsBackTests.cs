using Marketplace.Domain.Ordering;

namespace Marketplace.Domain.UnitTests.Ordering;

/// <summary>What has left its seller and comes back.</summary>
public sealed class ParcelsBackTests
{
    private static readonly DateTimeOffset Now = OrderSamples.Now;

    [Theory]
    [InlineData(OrderActor.Seller, true)]
    [InlineData(OrderActor.Admin, true)]
    [InlineData(OrderActor.Buyer, false)]
    [InlineData(OrderActor.System, true)] // where the promise to pay was lost
    public void A_seller_order_of_which_everything_came_back_is_called_off_and_not_delivered(OrderActor actor, bool may)
    {
        var (part, parcel) = Sent(2);
        Refused.By(() => part.Move(SellerOrderStatus.Cancelled, actor, "refused", Now)).Code.ShouldBe("invalid_state_transition");
        ComeBack(part, parcel);

        (part.ParcelsBack, part.Lines[0].BackQuantity).ShouldBe((ParcelsBack.All, 2));
        Refused.By(() => part.Move(SellerOrderStatus.Delivered, actor, "really", Now)).Code.ShouldBe("invalid_state_transition");
        SellerOrderMoves.From(part.Status, actor, part.Manners).ShouldBe(may ? [SellerOrderStatus.Cancelled] : []);
        if (!may) return;

        part.Move(SellerOrderStatus.Cancelled, actor, "refused", Now).ShouldBeTrue();
        part.Lead([parcel], Now).ShouldBeNull();
        var line = part.Lines[0];
        (line.FulfilledQuantity, line.CancelledQuantity, line.RecalledQuantity, part.ParcelsBack, parcel.Status).ShouldBe((0, 2, 2, ParcelsBack.None, FulfilmentStatus.ReturnedToSender));
    }

    [Fact]
    public void What_came_back_is_called_off_and_the_rest_is_delivered()
    {
        var part = Order(3);
        var first = Send(part, 1);
        var second = Send(part, 2);
        part.Move(first, FulfilmentStatus.Delivered, reason: null, Now);
        ComeBack(part, second);
        (part.Status, part.ParcelsBack).ShouldBe((SellerOrderStatus.Shipped, ParcelsBack.Some));
        Refused.By(() => part.Move(SellerOrderStatus.Cancelled, OrderActor.Seller, "no", Now)).Code.ShouldBe("invalid_state_transition");
        Refused.By(() => part.CallOff([(part.Lines[0].Id, 3)], OrderActor.Seller, "no", Now)).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        Refused.By(() => part.CallOff([(part.Lines[0].Id, null)], OrderActor.Buyer, "no", Now)).Code.ShouldBe("invalid_state_transition");

        part.CallOff([(part.Lines[0].Id, 1)], OrderActor.Seller, "refused", Now).Amount.ShouldBe(1000);
        part.Status.ShouldBe(SellerOrderStatus.Shipped);
        part.CallOff([(part.Lines[0].Id, null)], OrderActor.Seller, "refused", Now).Amount.ShouldBe(1000);

        (part.Status, part.Due, part.Lines[0].FulfilledQuantity, part.ParcelsBack).ShouldBe((SellerOrderStatus.Delivered, 1000, 1, ParcelsBack.None));
    }

    [Fact]
    public void What_came_back_and_was_refunded_is_called_off_without_its_money()
    {
        var part = Order(2);
        var first = Send(part, 1);
        var second = Send(part, 1);
        part.MarkPaid();
        part.Move(first, FulfilmentStatus.Delivered, reason: null, Now);
        ComeBack(part, second);
        part.Claim([(part.Lines[0].Id, 2)]);

        var cancellation = part.CallOff([(part.Lines[0].Id, null)], OrderActor.Seller, "refused", Now);

        (cancellation.Amount, cancellation.Prices.Count, cancellation.Lines.Single().Quantity, part.Status).ShouldBe((0, 0, 1, SellerOrderStatus.Delivered));
    }

    [Fact]
    public void Money_that_has_gone_back_for_what_came_back_does_not_go_back_again_for_what_the_buyer_keeps()
    {
        var part = Order(3);
        var (kept, back) = (Send(part, 1), Send(part, 2));
        part.MarkPaid();
        part.Move(kept, FulfilmentStatus.Delivered, reason: null, Now);
        part.Claim([(part.Lines[0].Id, 2)]).Sum(line => line.Worth).ShouldBe(2000);
        ComeBack(part, back);

        part.CallOff([(part.Lines[0].Id, 2)], OrderActor.Seller, "refused", Now).Amount.ShouldBe(0);
    }

    [Fact]
    public void What_is_left_of_a_seller_order_whose_parcels_came_back_is_called_off_too()
    {
        var part = Order(3);
        ComeBack(part, Send(part, 2));
        part.CallOff([(part.Lines[0].Id, 2)], OrderActor.Seller, "refused", Now);
        (part.Status, part.ParcelsBack).ShouldBe((SellerOrderStatus.PartiallyShipped, ParcelsBack.All));

        part.Move(SellerOrderStatus.Cancelled, OrderActor.Seller, "broken", Now).ShouldBeTrue();

        (part.Lines[0].CancelledQuantity, part.ParcelsBack).ShouldBe((3, ParcelsBack.None));
    }

    [Fact]
    public void What_was_never_sent_and_what_came_back_are_called_off_together()
    {
        var part = Order(3);
        ComeBack(part, Send(part, 1));
        (part.Status, part.ParcelsBack).ShouldBe((SellerOrderStatus.PartiallyShipped, ParcelsBack.All));

        part.Move(SellerOrderStatus.Cancelled, OrderActor.Seller, "refused", Now);

        (part.Lines[0].CancelledQuantity, part.Lines[0].RecalledQuantity).ShouldBe((3, 1));
    }

    [Fact]
    public void What_is_sent_by_hand_after_something_was_called_off_is_all_that_is_left()
    {
        var part = Order(3);
        var back = Send(part, 1);
        ComeBack(part, back);
        part.CallOff([(part.Lines[0].Id, 1)], OrderActor.Seller, "refused", Now);

        part.Move(SellerOrderStatus.Shipped, OrderActor.Seller, reason: null, Now);

        part.Lead([back], Now).ShouldNotBeNull().Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2);
    }

    private static (SellerOrder Part, Fulfilment Parcel) Sent(int quantity)
    {
        var part = Order(quantity);
        return (part, Send(part, quantity));
    }

    private static Fulfilment Send(SellerOrder part, int quantity)
    {
        var parcel = part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, quantity)], OrderActor.Seller, Now);
        part.Move(parcel, FulfilmentStatus.Shipped, reason: null, Now);
        return parcel;
    }

    private static void ComeBack(SellerOrder part, Fulfilment parcel)
    {
        foreach (var to in (FulfilmentStatus[])[FulfilmentStatus.InTransit, FulfilmentStatus.FailedDelivery, FulfilmentStatus.ReturnedToSender]) part.Move(parcel, to, "nobody at home", Now);
    }

    private static SellerOrder Order(int quantity)
    {
        var part = OrderSamples.Draw(OrderSamples.Share((1000, quantity))).Parts[0];
        part.Move(SellerOrderStatus.Confirmed, OrderActor.System, reason: null, Now);
        return part;
    }
}
