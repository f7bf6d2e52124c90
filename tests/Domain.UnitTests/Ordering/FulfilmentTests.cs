using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using static Marketplace.Domain.Ordering.FulfilmentStatus;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class FulfilmentTests
{
    /// <summary>The machine of a fulfilment, written down a second time.</summary>
    private static readonly HashSet<(FulfilmentStatus From, FulfilmentStatus To)> Machine =
    [
        (Draft, Packed), (Draft, Shipped), (Draft, Cancelled), (Packed, Shipped), (Packed, Cancelled), (Shipped, InTransit), (Shipped, Delivered),
        (InTransit, Delivered), (InTransit, FailedDelivery), (FailedDelivery, InTransit), (FailedDelivery, ReturnedToSender),
    ];

    private static readonly DateTimeOffset Now = OrderSamples.Now;

    public static TheoryData<FulfilmentStatus, FulfilmentStatus> EveryPair
    {
        get
        {
            var data = new TheoryData<FulfilmentStatus, FulfilmentStatus>();
            foreach (var from in Enum.GetValues<FulfilmentStatus>())
            {
                foreach (var to in Enum.GetValues<FulfilmentStatus>().Where(to => to != from)) data.Add(from, to);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_parcel_moves_as_its_machine_says(FulfilmentStatus from, FulfilmentStatus to)
    {
        var part = Order(2);
        var parcel = In(part, from);
        parcel.DequeueEvents();

        if (Machine.Contains((from, to)))
        {
            part.Move(parcel, to, "nobody at home", Now).ShouldBeTrue();
            (parcel.Status, parcel.Events.ShouldHaveSingleItem().Name).ShouldBe((to, $"fulfilment.{States.Name(to)}"));
        }
        else
        {
            Refused.By(() => part.Move(parcel, to, "nobody at home", Now)).Code.ShouldBe("invalid_state_transition");
            parcel.Status.ShouldBe(from);
        }
    }

    [Fact]
    public void A_seller_order_is_what_its_parcels_are()
    {
        var part = Order(3, 1);
        var first = part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, 2)], OrderActor.Seller, Now);
        (part.Status, part.Lines[0].PackedQuantity, part.Lines[0].LeftQuantity).ShouldBe((SellerOrderStatus.Processing, 2, 1));

        part.Move(first, Shipped, reason: null, Now);
        (part.Status, part.Lines[0].PackedQuantity, part.Lines[0].FulfilledQuantity).ShouldBe((SellerOrderStatus.PartiallyShipped, 0, 2));
        part.Move(first, Delivered, reason: null, Now);
        (part.Status, part.Lines[0].DeliveredQuantity).ShouldBe((SellerOrderStatus.PartiallyShipped, 2));

        var rest = part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now);
        rest.Lines.ShouldBe([new LineQuantity(part.Lines[0].Id, 1), new LineQuantity(part.Lines[1].Id, 1)]);
        part.Move(rest, Shipped, reason: null, Now);
        part.Status.ShouldBe(SellerOrderStatus.Shipped);
        part.Move(rest, Delivered, reason: null, Now.AddDays(2));
        (part.Status, part.DeliveredAt).ShouldBe((SellerOrderStatus.Delivered, Now.AddDays(2)));
        part.Lines.ShouldAllBe(line => line.DeliveredQuantity == line.Quantity);
    }

    [Fact]
    public void What_lies_in_one_parcel_does_not_fit_into_another()
    {
        var part = Order(3);
        part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, 2)], OrderActor.Seller, Now);

        Refused.By(() => part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, 2)], OrderActor.Seller, Now)).ShouldBe(("out_of_range", "lines/0/meta/quantity"));
        part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now).Lines.ShouldHaveSingleItem().Quantity.ShouldBe(1);
        Refused.By(() => part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now)).ShouldBe(("out_of_range", "lines"));
        Refused.By(() => part.Prepare(FulfilmentDetails.None, [(OrderLineId.From(Guid.NewGuid()), 1)], OrderActor.Seller, Now)).ShouldBe(("related_not_found", "lines/0"));
    }

    [Fact]
    public void A_cancelled_parcel_gives_back_what_it_held()
    {
        var part = Order(3);
        var parcel = part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now);

        part.Move(parcel, Cancelled, reason: null, Now);

        (part.Lines[0].PackedQuantity, part.Lines[0].LeftQuantity, part.Status).ShouldBe((0, 3, SellerOrderStatus.Processing));
    }

    [Fact]
    public void Only_a_draft_is_packed_again()
    {
        var part = Order(3);
        var parcel = part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now);

        part.Repack(parcel, [(part.Lines[0].Id, 1)]);
        (parcel.Lines.ShouldHaveSingleItem().Quantity, part.Lines[0].PackedQuantity).ShouldBe((1, 1));
        part.Move(parcel, Packed, reason: null, Now);
        Refused.By(() => part.Repack(parcel, [(part.Lines[0].Id, 1)])).ShouldBe(("invalid_state_transition", "lines"));
    }

    [Fact]
    public void Parcels_follow_a_seller_order_that_is_moved_by_hand()
    {
        var part = Order(3);
        var draft = part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, 1)], OrderActor.Seller, Now);

        part.Move(SellerOrderStatus.Shipped, OrderActor.Seller, reason: null, Now);
        var rest = part.Lead([draft], Now).ShouldNotBeNull();
        (draft.Status, rest.Status, rest.Lines.ShouldHaveSingleItem().Quantity).ShouldBe((Shipped, Shipped, 2));
        part.Move(draft, InTransit, reason: null, Now);
        part.Move(draft, FailedDelivery, "nobody at home", Now);

        part.Move(SellerOrderStatus.Delivered, OrderActor.Buyer, reason: null, Now);
        part.Lead([draft, rest], Now).ShouldBeNull();
        (draft.Status, rest.Status).ShouldBe((Delivered, Delivered));
    }

    [Fact]
    public void A_cancelled_seller_order_has_nothing_packed()
    {
        var part = Order(3);
        var draft = part.Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now);

        part.Move(SellerOrderStatus.Cancelled, OrderActor.Seller, "broken", Now);
        part.Lead([draft], Now).ShouldBeNull();

        (draft.Status, part.Lines[0].PackedQuantity, part.Lines[0].CancelledQuantity).ShouldBe((Cancelled, 0, 3));
    }

    [Fact]
    public void What_has_not_been_accepted_and_what_was_called_off_is_not_sent()
    {
        foreach (var status in (SellerOrderStatus[])[SellerOrderStatus.PendingPayment, SellerOrderStatus.AwaitingAcceptance, SellerOrderStatus.Rejected, SellerOrderStatus.Cancelled, SellerOrderStatus.Shipped, SellerOrderStatus.Completed])
        {
            Refused.By(() => OrderSamples.In(status).Prepare(FulfilmentDetails.None, wanted: null, OrderActor.Seller, Now)).ShouldBe(("invalid_state_transition", "sellerOrder"));
        }
    }

    [Theory]
    [InlineData("DHL", "JD 01", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=JD%2001")]
    [InlineData("Royal Mail", "AB1", "https://www.royalmail.com/track-your-item#/tracking-results/AB1")]
    [InlineData("Uncle Bob", "AB1", null)]
    [InlineData("ups", "", null)]
    public void Known_carriers_show_where_a_parcel_is(string carrier, string number, string? page) => Carriers.PageOf(carrier, number).ShouldBe(page);

    [Fact]
    public void A_carrier_s_page_that_is_sent_back_follows_the_number_all_the_same()
    {
        var part = Order(1);
        var parcel = part.Prepare(new FulfilmentDetails { Carrier = "UPS", TrackingNumber = "1" }, wanted: null, OrderActor.Seller, Now);

        parcel.Describe(parcel.Details with { TrackingNumber = "2", TrackingUrl = Carriers.PageOf("UPS", "1") });
        parcel.TrackingUrl.ShouldBeNull();
        parcel.Describe(parcel.Details with { TrackingUrl = "https://example.com/2" });
        parcel.TrackingUrl.ShouldBe("https://example.com/2");
        Refused.By(() => parcel.Describe(parcel.Details with { TrackingUrl = "javascript:alert(1)" })).ShouldBe(("invalid_format", "trackingUrl"));
    }

    /// <summary>Confirmed, with one line for each quantity.</summary>
    private static SellerOrder Order(params int[] quantities)
    {
        var part = OrderSamples.Draw(OrderSamples.Share([.. quantities.Select(quantity => (1000L, quantity))])).Parts[0];
        part.Move(SellerOrderStatus.Confirmed, OrderActor.System, reason: null, Now);
        return part;
    }

    private static Fulfilment In(SellerOrder part, FulfilmentStatus status)
    {
        var parcel = part.Prepare(FulfilmentDetails.None, [(part.Lines[0].Id, 1)], OrderActor.Seller, Now);
        FulfilmentStatus[] path = status switch
        {
            Draft => [],
            Packed => [Packed],
            Cancelled => [Cancelled],
            Shipped => [Shipped],
            InTransit => [Shipped, InTransit],
            Delivered => [Shipped, Delivered],
            FailedDelivery => [Shipped, InTransit, FailedDelivery],
            _ => [Shipped, InTransit, FailedDelivery, ReturnedToSender],
        };
        foreach (var step in path) part.Move(parcel, step, "nobody at home", Now);
        return parcel;
    }
}
