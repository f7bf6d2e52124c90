using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>The deed of buying what is in a cart: a cart has one, and it never changes, but for who is to be forgotten.</summary>
public sealed class Checkout : AggregateRoot
{
    public const int MaxNoteLength = 1000;
    public const int MaxPaymentMethodLength = 50;

    private Checkout() => (Currency, BillingAddress) = ("", null!); // EF Core

    public CheckoutId Id { get; private init; }

    public CartId CartId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public OrderId OrderId { get; private init; }

    /// <summary>Null where nothing was due.</summary>
    public PaymentId? PaymentId { get; private init; }

    public string Currency { get; private init; }

    /// <summary>What the buyer saw; it was the total of that moment, or there would be no checkout.</summary>
    public long Total { get; private init; }

    public string? Email { get; private set; }

    /// <summary>Null where nothing was due.</summary>
    public string? PaymentMethod { get; private init; }

    public string? Note { get; private set; }

    public Address? ShippingAddress { get; private set; }

    public Address BillingAddress { get; private set; }

    /// <summary>What was bought stays, who bought it does not.</summary>
    public void ForgetPerson() => (Email, Note, ShippingAddress, BillingAddress) = (null, null, ShippingAddress?.WithoutPerson(), BillingAddress.WithoutPerson());

    public static Checkout Of(CartId cartId, Order order, PaymentId? paymentId, string? paymentMethod) => new()
    {
        Id = CheckoutId.New(),
        CartId = cartId,
        BuyerId = order.BuyerId,
        OrderId = order.Id,
        PaymentId = paymentId,
        Currency = order.Currency,
        Total = order.Totals.Grand,
        Email = order.Email,
        PaymentMethod = paymentMethod,
        Note = order.Note,
        ShippingAddress = order.ShippingAddress,
        BillingAddress = order.BillingAddress,
    };
}
