using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;

namespace Marketplace.Application.Shopping;

/// <summary>The client says what and how many; the catalogue says at what price.</summary>
public sealed record AddCartLineCommand(CartId CartId, ListingId ListingId, int Quantity) : ICommand<Written>;

internal sealed class AddCartLineHandler(IShoppingDb db, ICaller caller, IOfferCatalog catalog, IUnitOfWork work) : IRequestHandler<AddCartLineCommand, Written>
{
    public Task<Written> Handle(AddCartLineCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.CartId, caller, CartErrors.NoRelatedCart, ct);
            var offer = await catalog.BuyableAsync(request.ListingId, cart.Currency, ct);
            var (line, merged) = cart.Add(CartItems.Of(offer), request.Quantity);
            await db.SaveChangesAsync(ct);
            return new Written(line.Id.Value) { View = CartLineViews.Of(cart, line, offer), Meta = merged ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["merged"] = true } : null };
        },
        cancellationToken);
}
