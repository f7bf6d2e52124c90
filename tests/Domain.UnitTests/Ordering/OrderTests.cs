using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Ordering.Contracts;
using static Marketplace.Domain.Ordering.SellerOrderStatus;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class OrderTests
{
    [Fact]
    public void An_order_is_split_by_seller_and_numbered()
    {
        var (order, parts) = OrderSamples.Draw(OrderSamples.Share((1000, 2), (250, 1)), OrderSamples.Share((5, 3)));

        (order.Number, order.ItemCount, order.Totals.Grand).ShouldBe(("M-000417", 6, 2265));
        parts.Select(part => (part.Number, part.ItemCount, part.Totals.Grand)).ShouldBe([("M-000417-1", 3, 2250), ("M-000417-2", 3, 15)]);
        parts.ShouldAllBe(part => part.OrderId == order.Id && part.BuyerId == order.BuyerId && part.BuyerName == "A. Buyer");
    }

    [Fact]
    public void Nothing_cannot_be_ordered()
    {
        Refused.By(() => OrderSamples.Draw()).Code.ShouldBe("cart_changed");
        Refused.By(() => OrderSamples.Draw(OrderSamples.Share())).Code.ShouldBe("cart_changed");
    }

    [Fact]
    public void An_order_is_in_one_currency() =>
        Refused.By(() => OrderSamples.Draw(OrderSamples.Share((1000, 1)), OrderSamples.Share("USD", (1000, 1)))).Code.ShouldBe("currency_mismatch");

    public static TheoryData<SellerOrderStatus[], OrderStatus, FulfilmentState> Summaries => new()
    {
        { [PendingPayment, Confirmed], OrderStatus.PendingPayment, FulfilmentState.Unfulfilled },
        { [Confirmed, AwaitingAcceptance], OrderStatus.Placed, FulfilmentState.Unfulfilled },
        { [Confirmed, Cancelled], OrderStatus.Placed, FulfilmentState.Unfulfilled },
        { [Confirmed, Processing], OrderStatus.InProgress, FulfilmentState.Unfulfilled },
        { [Shipped, Processing], OrderStatus.InProgress, FulfilmentState.PartiallyFulfilled },
        { [Delivered, Confirmed], OrderStatus.InProgress, FulfilmentState.PartiallyFulfilled },
        { [Shipped, Delivered], OrderStatus.InProgress, FulfilmentState.Fulfilled },
        { [Delivered, Delivered], OrderStatus.InProgress, FulfilmentState.Delivered },
        { [Delivered, Cancelled], OrderStatus.InProgress, FulfilmentState.Delivered },
        { [Completed, Completed], OrderStatus.Completed, FulfilmentState.Delivered },
        { [Completed, Rejected], OrderStatus.PartiallyCancelled, FulfilmentState.Delivered },
        { [Cancelled, Rejected], OrderStatus.Cancelled, FulfilmentState.Unfulfilled },
    };

    [Theory]
    [MemberData(nameof(Summaries))]
    public void An_order_sums_up_its_seller_orders(SellerOrderStatus[] parts, OrderStatus status, FulfilmentState fulfilment)
    {
        OrderSummary.Of(parts).ShouldBe(status);
        OrderSummary.FulfilmentOf(parts).ShouldBe(fulfilment);
    }

    [Fact]
    public void An_order_is_placed_when_its_parts_stand_and_says_so_once()
    {
        var (order, parts) = OrderSamples.Draw(OrderSamples.Share((1000, 1)));
        parts[0].Move(Confirmed, OrderActor.System, reason: null, OrderSamples.Now);

        order.Derive(parts, reason: null, OrderSamples.Now);
        order.Derive(parts, reason: null, OrderSamples.Now.AddHours(1));

        (order.Status, order.PlacedAt).ShouldBe((OrderStatus.Placed, OrderSamples.Now));
        order.Events.Select(happened => happened.Name).ShouldBe(["order.placed"]);
    }

    [Fact]
    public void That_it_is_placed_is_told_with_what_of_it_stands_and_nothing_else_is()
    {
        var (order, parts) = OrderSamples.Draw(OrderSamples.Share((1000, 3), (250, 2)), OrderSamples.Share((400, 1)));
        parts[0].Move(Confirmed, OrderActor.System, reason: null, OrderSamples.Now);
        parts[0].CallOff([(parts[0].Lines[0].Id, 1)], OrderActor.Seller, "One is torn", OrderSamples.Now);
        parts[1].Move(Cancelled, OrderActor.Seller, "None left", OrderSamples.Now);

        order.Derive(parts, reason: null, OrderSamples.Now);
        parts[0].Move(Processing, OrderActor.Seller, reason: null, OrderSamples.Now);
        order.Derive(parts, reason: null, OrderSamples.Now);

        var told = order.Events.OfType<OrderMoved>().ToList();
        told.Select(moved => (moved.Name, moved.Items.Count)).ShouldBe([("order.placed", 2), ("order.inProgress", 0)]);
        told[0].Items.Select(item => (item.SellerId, item.LineId, item.ListingId, item.Quantity, item.UnitPrice, item.Total)).ShouldBe([
            (parts[0].SellerId, parts[0].Lines[0].Id, parts[0].Lines[0].ListingId, 2, 1000L, 2000L),
            (parts[0].SellerId, parts[0].Lines[1].Id, parts[0].Lines[1].ListingId, 2, 250L, 500L)]);
    }

    [Fact]
    public void An_order_all_of_which_was_called_off_is_cancelled()
    {
        var (order, parts) = OrderSamples.Draw(OrderSamples.Share((1000, 1)));
        parts[0].Move(Cancelled, OrderActor.Buyer, "changed my mind", OrderSamples.Now);

        order.Derive(parts, "changed my mind", OrderSamples.Now);

        (order.Status, order.PlacedAt, order.CancelledAt).ShouldBe((OrderStatus.Cancelled, null, OrderSamples.Now));
        order.Events.OfType<IStateChange>().Single().Reason.ShouldBe("changed my mind");
    }
}
