using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

internal sealed class CheckoutCarts(IShoppingDb db, IOfferCatalog catalog) : ICheckoutCarts
{
    private Cart? _found;

    public async Task<CheckoutCart?> FindAsync(CartId id, BuyerId buyer, CancellationToken ct)
    {
        _found = await db.FindCartAsync(id, buyer, ct);
        if (_found is not { } cart) return null;
        if (cart.Status is CartStatus.Completed) return new(cart.Id, cart.BuyerId, cart.Currency, cart.OrderId);

        Ensure.That(cart.Status is CartStatus.Open, CartErrors.NotOpen(cart.Status));
        Ensure.That(cart.Lines.Count > 0, CartErrors.Empty);
        return await PriceAsync(cart, ct);
    }

    public void Complete(CheckoutCart cart, OrderId order)
    {
        if (_found?.Id != cart.Id) throw new InvalidOperationException("Only the cart that was found can be completed.");
        _found.Complete(order, cart.Lines.ToDictionary(line => line.Offer.ListingId, line => line.UnitPrice));
    }

    private async Task<CheckoutCart> PriceAsync(Cart cart, CancellationToken ct)
    {
        var offers = await catalog.FindAsync([.. cart.Lines.Select(line => line.ListingId)], cart.Currency, known: true, ct);
        PricedLine[] lines = [.. cart.Lines.OrderBy(line => line.Id).Select(line =>
            new PricedLine(line.ListingId, line.Quantity, new Money(line.UnitPrice, cart.Currency), offers.GetValueOrDefault(line.ListingId)))];
        return new(cart.Id, cart.BuyerId, cart.Currency, OrderId: null)
        {
            Email = cart.Email,
            Note = cart.Note,
            ShippingAddress = cart.ShippingAddress,
            Lines = [.. lines.Where(line => line.Offer is not null).Select(line => new CheckoutLine(line.Offer!, line.Quantity, line.CurrentUnitPrice))],
            Problems = [.. lines.SelectMany(line => line.Problems)],
            Total = lines.Select(line => line.Total).Sum(cart.Currency),
        };
    }
}
