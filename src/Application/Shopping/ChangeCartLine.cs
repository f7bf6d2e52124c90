using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Shopping;

/// <summary>Another quantity, or the same one at today's price.</summary>
public sealed record ChangeCartLineCommand(CartLineId Id, Optional<int> Quantity) : ICommand<Written>;

internal sealed class ChangeCartLineHandler(IShoppingDb db, ICaller caller, IOfferCatalog catalog, IUnitOfWork work) : IRequestHandler<ChangeCartLineCommand, Written>
{
    public Task<Written> Handle(ChangeCartLineCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.Carts.OfLineAsync(request.Id, caller, ct);
            var line = cart.Lines.Single(line => line.Id == request.Id);
            var offer = await catalog.BuyableAsync(line.ListingId, cart.Currency, ct);
            cart.Change(line.Id, CartItems.Of(offer), request.Quantity.Or(line.Quantity));
            await db.SaveChangesAsync(ct);
            return new Written(line.Id.Value);
        },
        cancellationToken);
}
