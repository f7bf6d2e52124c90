using System.Linq.Expressions;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>How a checkout is told, whether it comes from the database or was just placed.</summary>
internal static class CheckoutViews
{
    public static readonly Expression<Func<Checkout, CheckoutView>> Stored = checkout => new CheckoutView
    {
        Id = checkout.Id,
        Revision = checkout.Version,
        CartId = checkout.CartId,
        BuyerId = checkout.BuyerId,
        OrderId = checkout.OrderId,
        PaymentId = checkout.PaymentId,
        Currency = checkout.Currency,
        ExpectedTotalMinor = checkout.Total,
        TotalMinor = checkout.Total,
        Email = checkout.Email,
        PaymentMethod = checkout.PaymentMethod,
        Note = checkout.Note,
        ShippingAddress = checkout.ShippingAddress,
        BillingAddress = checkout.BillingAddress,
        CreatedAt = checkout.CreatedAt,
        UpdatedAt = checkout.UpdatedAt,
    };

    private static readonly Func<Checkout, CheckoutView> InHand = Stored.Compile();

    /// <summary>One that was just saved.</summary>
    public static CheckoutView Of(Checkout checkout) => InHand(checkout);
}
