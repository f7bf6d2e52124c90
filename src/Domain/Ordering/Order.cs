using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What a checkout asks for, apart from the goods.</summary>
/// <param name="Locale">In which language its buyer reads.</param>
public sealed record OrderTerms(BuyerId BuyerId, string Currency, string? Email, string? Note, Address? ShippingAddress, Address BillingAddress, string Locale);

/// <summary>
/// What a buyer bought, from any number of sellers, at the prices of that moment. Its money never changes after placement; its status
/// sums up its seller orders and is never set by hand.
/// </summary>
public sealed class Order : AggregateRoot
{
    private Order() => (Number, Currency, Locale, Totals, BillingAddress) = ("", "", "", Totals.Zero, null!); // EF Core

    public OrderId Id { get; private init; }

    /// <summary>For people: <c>M-000417</c>.</summary>
    public string Number { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public OrderStatus Status { get; private set; }

    public PaymentState PaymentStatus { get; private set; }

    public FulfilmentState FulfilmentStatus { get; private set; }

    public string Currency { get; private init; }

    public int ItemCount { get; private set; }

    public Totals Totals { get; private set; }

    /// <summary>What has been paid of it, in the currency's smallest unit.</summary>
    public long PaidTotal { get; private set; }

    /// <summary>What of that has gone back.</summary>
    public long RefundedTotal { get; private set; }

    /// <summary>Until when it waits for its money; null where it waits for none.</summary>
    public DateTimeOffset? PaymentDueAt { get; private set; }

    public string? Email { get; private set; }

    public string Locale { get; private init; }

    public string? Note { get; private set; }

    public Address? ShippingAddress { get; private set; }

    public Address BillingAddress { get; private set; }

    public DateTimeOffset? PlacedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Splits what was bought by seller; one seller order each, in the order of the shares.</summary>
    public static (Order Order, IReadOnlyList<SellerOrder> Parts) Draw(string number, OrderTerms terms, IReadOnlyList<SellerShare> shares)
    {
        Ensure.That(shares.Count > 0 && shares.All(share => share.Items.Count > 0), OrderErrors.NothingToBuy);
        Ensure.That(shares.SelectMany(share => share.Items).All(item => item.UnitPrice.Currency == terms.Currency), OrderErrors.MixedCurrencies);

        var order = new Order
        {
            Id = OrderId.New(),
            Number = number,
            BuyerId = terms.BuyerId,
            Currency = terms.Currency,
            Email = terms.Email,
            Locale = terms.Locale,
            Note = terms.Note,
            ShippingAddress = terms.ShippingAddress,
            BillingAddress = terms.BillingAddress,
        };
        SellerOrder[] parts = [.. shares.Select((share, index) => SellerOrder.Of(order, index + 1, share))];
        order.Totals = Totals.Sum(parts.Select(part => part.Totals));
        order.ItemCount = parts.Sum(part => part.ItemCount);
        return (order, parts);
    }

    /// <summary>What was bought stays, who bought it does not.</summary>
    public void ForgetPerson() => (Email, Note, ShippingAddress, BillingAddress) = (null, null, ShippingAddress?.WithoutPerson(), BillingAddress.WithoutPerson());

    /// <summary>Takes its summary from its seller orders; call it after every move of one of them.</summary>
    public void Derive(IReadOnlyCollection<SellerOrder> parts, string? reason, DateTimeOffset now)
    {
        SellerOrderStatus[] states = [.. parts.Select(part => part.Status)];
        FulfilmentStatus = OrderSummary.FulfilmentOf(states);
        if (Status is OrderStatus.Expired) return;
        Become(OrderSummary.Of(states), reason, now, parts);
    }

    /// <summary>Takes from its seller orders what is paid and what went back; call it after one of them was paid, refunded or called off.</summary>
    public void CountPaid(IReadOnlyCollection<SellerOrder> parts)
    {
        PaymentStatus = OrderSummary.PaymentOf([.. parts.Where(part => !part.IsCalledOff || part.IsPaid).Select(part => part.PaymentStatus)]);
        PaidTotal = parts.Where(part => part.IsPaid).Sum(part => part.PaidTotal);
        RefundedTotal = parts.Sum(part => part.RefundedTotal);
    }

    /// <summary>It is stored, and goes on when its money is there.</summary>
    public void AwaitPayment(DateTimeOffset dueAt) => PaymentDueAt = dueAt;

    /// <summary>It was not paid in time; its seller orders are called off with it.</summary>
    public void Expire(string reason, DateTimeOffset now)
    {
        Ensure.That(Status is OrderStatus.PendingPayment, OrderErrors.CannotBecome(Status, OrderStatus.Expired, mayBeCancelled: false));
        Become(OrderStatus.Expired, reason, now, []);
    }

    private void Become(OrderStatus status, string? reason, DateTimeOffset now, IReadOnlyCollection<SellerOrder> parts)
    {
        if (status == Status) return;

        Raise(new OrderMoved(Id, BuyerId, Number, Totals.Grand, Currency, Status, status, reason) { Items = status is OrderStatus.Placed ? ItemsOf(parts) : [] });
        Status = status;
        if (status is not OrderStatus.PendingPayment) PaymentDueAt = null;
        if (status is OrderStatus.Placed or OrderStatus.InProgress) PlacedAt ??= now;
        if (status is OrderStatus.Completed) CompletedAt = now;
        if (status is OrderStatus.Cancelled or OrderStatus.Expired) CancelledAt = now;
    }

    /// <summary>What of it stands.</summary>
    private static OrderedItem[] ItemsOf(IReadOnlyCollection<SellerOrder> parts) =>
    [
        .. from part in parts
           where !part.IsCalledOff
           from line in part.Lines
           where line.StandingQuantity > 0
           select new OrderedItem(part.Id, part.SellerId, line.Id, line.ListingId, line.ProductId, line.VariantId, line.StandingQuantity, line.UnitPrice, line.Total - line.CancelledTotal),
    ];
}

public enum OrderStatus { PendingPayment, Placed, InProgress, Completed, PartiallyCancelled, Cancelled, Expired }

public enum PaymentState { Unpaid, Authorized, PartiallyPaid, Paid, PartiallyRefunded, Refunded, Disputed }

public enum FulfilmentState { Unfulfilled, PartiallyFulfilled, Fulfilled, Delivered }
