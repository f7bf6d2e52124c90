using System.Linq.Expressions;
using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>How a line of a cart is told: what is stored, and what the catalogue says of it today.</summary>
internal static class CartLineViews
{
    /// <summary>For the database.</summary>
    public static readonly Expression<Func<Cart, CartLine, CartLineView>> Stored = (cart, line) => new CartLineView
    {
        Id = line.Id,
        Revision = cart.Version,
        CartId = cart.Id,
        CartStatus = cart.Status,
        ListingId = line.ListingId,
        ProductId = line.ProductId,
        VariantId = line.VariantId,
        SellerId = line.SellerId,
        Quantity = line.Quantity,
        Currency = cart.Currency,
        UnitPriceMinor = line.UnitPrice,
        Customization = line.Customization,
        CreatedAt = line.CreatedAt,
        UpdatedAt = line.UpdatedAt,
    };

    private static readonly Func<Cart, CartLine, CartLineView> InHand = Stored.Compile();

    /// <summary>A line that was just saved, with the offer that it was saved for.</summary>
    public static CartLineView Of(Cart cart, CartLine line, Offer offer) =>
        InHand(cart, line).With(new PricedLine(line, cart.Currency, offer));

    extension(CartLineView line)
    {
        public CartLineView With(PricedLine priced) => line with
        {
            CurrentUnitPriceMinor = priced.CurrentUnitPrice.MinorUnits,
            CustomizationTotalMinor = priced.CustomizationTotal.MinorUnits,
            DiscountTotalMinor = priced.Discount,
            LineTotalMinor = priced.Total.MinorUnits,
            IsAvailable = priced.IsAvailable,
            Problems = priced.Problems,
        };
    }
}
