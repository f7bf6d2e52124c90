using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

internal sealed class CheckoutCarts(IShoppingDb db, CartPrices prices) : ICheckoutCarts
{
    private Cart? _found;
    private PricedCart? _priced;

    public async Task<CheckoutCart?> FindAsync(CartId id, BuyerId buyer, Address? destination, CancellationToken ct, bool toBuy = false)
    {
        _found = await db.FindCartAsync(id, buyer, ct);
        if (_found is not { } cart) return null;
        if (cart.Status is CartStatus.Completed) return new(cart.Id, cart.BuyerId, cart.Currency, cart.OrderId);

        Ensure.That(cart.Status is CartStatus.Open, CartErrors.NotOpen(cart.Status));
        Ensure.That(cart.Lines.Count > 0, CartErrors.Empty);
        var lines = await prices.LinesOfAsync(cart, ct);
        if (toBuy && !Array.TrueForAll(lines, line => line.IsAvailable)) return new(cart.Id, cart.BuyerId, cart.Currency, OrderId: null) { Problems = [.. lines.SelectMany(line => line.Problems)] };

        _priced = await prices.OfAsync(cart, lines, destination ?? cart.ShippingAddress, ct);
        return Told(cart, _priced);
    }

    public void Complete(CheckoutCart cart, OrderId order)
    {
        if (_found?.Id != cart.Id) throw new InvalidOperationException("Only the cart that was found can be completed.");
        _found.Complete(order, new CartSettlement(cart.Totals, cart.Lines.ToDictionary(line => new CartLineId(line.Priced.Key), line => new LineSettlement(line.Priced.UnitPrice - line.Priced.Surcharge, line.Priced.Surcharge, line.Priced.Discount)))
        {
            Coupons = _priced!.Coupons.ToDictionary(coupon => coupon.Code, StringComparer.Ordinal),
        });
    }

    private static CheckoutCart Told(Cart cart, PricedCart priced)
    {
        var items = priced.Basket!.Items.ToDictionary(item => item.Key);
        return new(cart.Id, cart.BuyerId, cart.Currency, OrderId: null)
        {
            Email = cart.Email,
            Note = cart.Note,
            ShippingAddress = cart.ShippingAddress,
            Lines = [.. priced.Lines.Where(line => line.Offer is not null).Select(line => new CheckoutLine(line.Offer!, line.Quantity, line.CurrentUnitPrice, items[line.Line.Id.Value]) { Customization = line.Customization })],
            Problems = priced.Problems,
            Basket = priced.Basket,
            Shipping = priced.Parcels.Where(parcel => parcel.Chosen is not null).ToDictionary(parcel => parcel.SellerId, parcel => parcel.Chosen!),
        };
    }
}
