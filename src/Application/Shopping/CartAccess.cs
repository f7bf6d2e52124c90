using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

internal static class CartAccess
{
    extension(IQueryable<Cart> carts)
    {
        /// <summary>On the public surface one's own, on the admin's all of them, on a seller's none.</summary>
        public IQueryable<Cart> VisibleTo(ICaller caller) => caller.Surface switch
        {
            Surface.Admin => carts,
            Surface.Public when caller.BuyerId is { } buyer => carts.Where(cart => cart.BuyerId == buyer),
            _ => carts.Where(_ => false),
        };

        public async Task<Cart> OfLineAsync(CartLineId id, ICaller caller, CancellationToken ct)
        {
            var cart = await carts.SingleOrDefaultAsync(cart => cart.BuyerId == caller.BuyerId && cart.Lines.Any(line => line.Id == id), ct);
            Ensure.That(cart is not null, CartErrors.NoSuchLine);
            return cart;
        }
    }

    extension(IShoppingDb db)
    {
        /// <summary>The caller's own cart, to change it.</summary>
        public async Task<Cart> OwnCartAsync(CartId id, ICaller caller, DomainError otherwise, CancellationToken ct)
        {
            var cart = caller.BuyerId is { } buyer ? await db.FindCartAsync(id, buyer, ct) : null;
            Ensure.That(cart is not null, otherwise);
            return cart;
        }
    }

    extension(StoreOptions store)
    {
        /// <summary>Carts are in the currencies that the store has enabled.</summary>
        public string Accepted(string currency)
        {
            Ensure.That(store.Currencies.Contains(currency), CartErrors.UnknownCurrency);
            return currency;
        }
    }
}
