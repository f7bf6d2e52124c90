using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using static Marketplace.Domain.Ordering.OrderActor;
using static Marketplace.Domain.Ordering.SellerOrderStatus;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class SellerOrderTests
{
    /// <summary>The machine of the domain model, written down a second time; every other combination is refused.</summary>
    private static readonly HashSet<(SellerOrderStatus From, SellerOrderStatus To, OrderActor Actor)> Machine =
    [
        (PendingPayment, AwaitingAcceptance, OrderActor.System), (PendingPayment, Confirmed, OrderActor.System),
        (PendingPayment, Cancelled, Buyer), (PendingPayment, Cancelled, Seller), (PendingPayment, Cancelled, Admin), (PendingPayment, Cancelled, OrderActor.System),
        (AwaitingAcceptance, Confirmed, Seller), (AwaitingAcceptance, Confirmed, Admin), (AwaitingAcceptance, Confirmed, OrderActor.System),
        (AwaitingAcceptance, Rejected, Seller), (AwaitingAcceptance, Rejected, Admin), (AwaitingAcceptance, Rejected, OrderActor.System),
        (AwaitingAcceptance, Cancelled, Buyer), (AwaitingAcceptance, Cancelled, Seller), (AwaitingAcceptance, Cancelled, Admin),
        (Confirmed, Processing, Seller), (Confirmed, Processing, Admin),
        (Confirmed, Cancelled, Buyer), (Confirmed, Cancelled, Seller), (Confirmed, Cancelled, Admin),
        (Processing, PartiallyShipped, OrderActor.System),
        (Processing, Shipped, Seller), (Processing, Shipped, Admin), (Processing, Shipped, OrderActor.System),
        (PartiallyShipped, Shipped, Seller), (PartiallyShipped, Shipped, Admin), (PartiallyShipped, Shipped, OrderActor.System), (PartiallyShipped, Delivered, OrderActor.System),
        (Processing, Cancelled, Seller), (Processing, Cancelled, Admin),
        (Confirmed, ReadyForPickup, Seller), (Confirmed, ReadyForPickup, Admin), (Processing, ReadyForPickup, Seller), (Processing, ReadyForPickup, Admin),
        (ReadyForPickup, Delivered, Admin), (ReadyForPickup, Delivered, OrderActor.System), (ReadyForPickup, Cancelled, Seller), (ReadyForPickup, Cancelled, Admin),
        (Shipped, Delivered, Buyer), (Shipped, Delivered, Seller), (Shipped, Delivered, Admin), (Shipped, Delivered, OrderActor.System),
        (Delivered, Completed, OrderActor.System),
        (AwaitingAcceptance, Cancelled, OrderActor.System), (Confirmed, Cancelled, OrderActor.System), (Processing, Cancelled, OrderActor.System), (ReadyForPickup, Cancelled, OrderActor.System), // the promise to pay was lost
    ];

    /// <summary>Goods are sent, or they are picked up.</summary>
    private static readonly SellerOrderStatus[] OnTheWay = [PartiallyShipped, Shipped];

    public static TheoryData<SellerOrderStatus, SellerOrderStatus, OrderActor, FulfilmentMethod> EveryCombination
    {
        get
        {
            var data = new TheoryData<SellerOrderStatus, SellerOrderStatus, OrderActor, FulfilmentMethod>();
            foreach (var method in (FulfilmentMethod[])[FulfilmentMethod.Shipping, FulfilmentMethod.Pickup])
            {
                foreach (var from in Enum.GetValues<SellerOrderStatus>().Where(from => Has(method, from)))
                {
                    foreach (var to in Enum.GetValues<SellerOrderStatus>().Where(to => to != from))
                    {
                        foreach (var actor in (OrderActor[])[Buyer, Seller, Admin, OrderActor.System]) data.Add(from, to, actor, method);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void Every_move_is_allowed_or_refused_as_the_machine_says(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor, FulfilmentMethod method)
    {
        var part = OrderSamples.In(from, method);
        part.DequeueEvents();

        if (Machine.Contains((from, to, actor)) && Has(method, to))
        {
            part.Move(to, actor, "a reason", OrderSamples.Now).ShouldBeTrue();
            part.Status.ShouldBe(to);
            part.Events.ShouldHaveSingleItem().Name.ShouldBe($"sellerOrder.{States.Name(to)}");
        }
        else
        {
            var error = Should.Throw<DomainException>(() => part.Move(to, actor, "a reason", OrderSamples.Now)).Error;
            (error.Kind, error.Code, error.Member, error.Meta!["from"]).ShouldBe((ErrorKind.Conflict, "invalid_state_transition", "to", States.Name(from)));
            ((IEnumerable<string>)error.Meta["allowed"]!).ShouldBe(Machine.Where(move => move.From == from && move.Actor == actor && Has(method, move.To)).Select(move => States.Name(move.To)), ignoreOrder: true);
            part.Status.ShouldBe(from);
            part.Events.ShouldBeEmpty();
        }
    }

    private static bool Has(FulfilmentMethod method, SellerOrderStatus status) => method is FulfilmentMethod.Pickup ? !OnTheWay.Contains(status) : status is not ReadyForPickup;

    [Fact]
    public void Without_the_code_only_an_admin_hands_over_and_says_why()
    {
        var part = OrderSamples.In(ReadyForPickup, FulfilmentMethod.Pickup);

        Refused.By(() => part.Move(Delivered, Admin, reason: null, OrderSamples.Now)).ShouldBe(("required", "reason"));
        part.Move(Delivered, Admin, "the telephone was broken", OrderSamples.Now).ShouldBeTrue();
        part.StatusReason.ShouldBe("the telephone was broken");
    }

    [Fact]
    public void Where_the_operators_say_yes_the_seller_does_not()
    {
        var part = OrderSamples.Draw(OrderSamples.Share((1000, 1))).Parts[0];
        part.DemandAcceptance(TimeSpan.FromHours(3), onlyAdmin: true);
        part.Go(OrderSamples.Now);
        part.AcceptanceDueAt.ShouldBe(OrderSamples.Now.AddHours(3));

        Refused.By(() => part.Move(Confirmed, Seller, reason: null, OrderSamples.Now)).Code.ShouldBe("invalid_state_transition");
        Refused.By(() => part.Move(Rejected, Seller, "no", OrderSamples.Now)).Code.ShouldBe("invalid_state_transition");
        part.Move(Confirmed, Admin, reason: null, OrderSamples.Now).ShouldBeTrue();
        part.AcceptanceDueAt.ShouldBeNull();
    }

    [Fact]
    public void What_is_delivered_can_be_sent_back_as_long_as_the_seller_said()
    {
        var share = OrderSamples.Share((1000, 1)) with { ReturnWindow = TimeSpan.FromDays(3) };
        var part = OrderSamples.Draw(share).Parts[0];
        foreach (var to in (SellerOrderStatus[])[Confirmed, Shipped, Delivered])
        {
            if (to is Shipped) part.Move(Processing, Seller, reason: null, OrderSamples.Now);
            part.Move(to, to is Shipped ? Seller : OrderActor.System, reason: null, OrderSamples.Now);
        }

        part.ReturnWindowEndsAt.ShouldBe(OrderSamples.Now.AddDays(3));
    }

    [Theory]
    [InlineData(AwaitingAcceptance, Rejected, Seller)]
    [InlineData(Confirmed, Cancelled, Buyer)]
    [InlineData(Processing, Cancelled, Admin)]
    public void To_call_off_needs_a_reason(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor)
    {
        var part = OrderSamples.In(from);

        Refused.By(() => part.Move(to, actor, " ", OrderSamples.Now)).ShouldBe(("required", "reason"));
        Refused.By(() => part.Move(to, actor, new string('x', 1001), OrderSamples.Now)).ShouldBe(("too_long", "reason"));
        part.Status.ShouldBe(from);
    }

    [Fact]
    public void A_repeated_move_changes_nothing()
    {
        var part = OrderSamples.In(Shipped);
        part.DequeueEvents();

        part.Move(Shipped, Seller, reason: null, OrderSamples.Now.AddDays(1)).ShouldBeFalse();

        part.Events.ShouldBeEmpty();
        part.ShippedAt.ShouldBe(OrderSamples.Now);
        Refused.By(() => part.Move(Shipped, Buyer, reason: null, OrderSamples.Now)).Code.ShouldBe("invalid_state_transition");
    }

    [Fact]
    public void Lines_follow_their_seller_order()
    {
        OrderSamples.In(Cancelled).Lines.ShouldAllBe(line => line.CancelledQuantity == line.Quantity && line.FulfilledQuantity == 0);
        OrderSamples.In(Shipped).Lines.ShouldAllBe(line => line.FulfilledQuantity == line.Quantity && line.DeliveredQuantity == 0);
        OrderSamples.In(Delivered).Lines.ShouldAllBe(line => line.DeliveredQuantity == line.Quantity && line.CancelledQuantity == 0);
    }
}
