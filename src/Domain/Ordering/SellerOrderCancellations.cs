using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Ordering.SellerOrderStatus;

namespace Marketplace.Domain.Ordering;

/// <summary>What is called off of a seller order while the rest of it stands. The caller holds the order.</summary>
public sealed partial class SellerOrder
{
    /// <summary>What the goods cost that were called off while the rest stood, in the smallest unit of the currency as what follows.</summary>
    public long CancelledTotal { get; private set; }

    /// <summary>What has been paid of it; refunds are not taken off.</summary>
    public long PaidTotal { get; private set; }

    /// <summary>What is to be paid for what stands.</summary>
    public long Due => Totals.Grand - CancelledTotal;

    /// <summary>The part of the price of what stands that the marketplace itself pays.</summary>
    public long DiscountDue => PlatformDiscount - _lines.Sum(line => line.UndoneDiscount);

    /// <summary>What stays of that part when money has gone back: of each line as much as of its price, and of a line that cost its buyer nothing what was not called off.</summary>
    public long DiscountStanding
    {
        get
        {
            var byLine = _lines.Sum(line => line.Undone(IsPaid));
            return _lines.Sum(line => line.DiscountStanding(IsPaid, Undone - byLine, Totals.Grand - byLine));
        }
    }

    /// <summary>How much of its total has come to nothing: called off before it was paid, or gone back since.</summary>
    public long Undone => RefundedTotal + Totals.Grand - (IsPaid ? PaidTotal : Due);

    /// <summary>Calls off goods that have not left, or came back. What was paid for them is the amount of the cancellation; what sending costs stays, since the rest is sent.</summary>
    /// <param name="wanted">Which lines, and how many of each where not all that is left.</param>
    public Cancellation CallOff(IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted, OrderActor actor, string reason, DateTimeOffset now)
    {
        Ensure.That(MayCallOff(actor), CancellationErrors.TooLate(Status));
        Ensure.That(wanted.Count > 0, CancellationErrors.NoLines);
        List<(LineQuantity Item, RefundLine Price)> called = [];
        foreach (var (place, (id, quantity)) in wanted.Index())
        {
            var line = _lines.Find(line => line.Id == id);
            Ensure.That(line is not null, FulfilmentErrors.NoSuchLine(place));
            var units = quantity ?? line.CallableQuantity;
            Ensure.That(units > 0 && units <= line.CallableQuantity, CancellationErrors.MoreThanLeft(place, line.CallableQuantity));
            called.Add((new LineQuantity(id, units), line.CallOff(units)));
        }

        Ensure.That(_lines.Exists(line => line.StandingQuantity > 0), CancellationErrors.NothingStands);
        var amount = called.Sum(line => line.Price.Worth);
        CancelledTotal += amount;
        Raise(new SellerOrderReduced(Id, OrderId, SellerId, BuyerId, amount, Currency, reason));
        CountBack();
        FollowLines(now);
        return Cancellation.Of(this, [.. called.Select(line => line.Item)], [.. called.Select(line => line.Price).Where(price => price.Quantity > 0)], reason);
    }

    private bool MayCallOff(OrderActor actor) => Status is AwaitingAcceptance or Confirmed || (Status is Processing or PartiallyShipped or Shipped && actor is not OrderActor.Buyer);
}
