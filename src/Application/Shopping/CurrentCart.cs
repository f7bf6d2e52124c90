using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>The open cart of a buyer, made when it is first asked for; a guest has one only if it was made.</summary>
public sealed record CurrentCartCommand : ICommand<Written>;

internal sealed class CurrentCartHandler(IShoppingDb db, ICaller caller, StoreOptions store, IUnitOfWork work) : IRequestHandler<CurrentCartCommand, Written>
{
    public async Task<Written> Handle(CurrentCartCommand request, CancellationToken cancellationToken)
    {
        Ensure.That(caller.BuyerId is not null, CartErrors.NoSuchCart);
        if (await FindAsync(cancellationToken) is { } found) return found;

        Ensure.That(caller.Kind is not CallerKind.Guest, CartErrors.NoSuchCart);
        return await work.ExecuteAsync(
            async ct =>
            {
                if (await FindAsync(ct) is { } meanwhile) return meanwhile;
                var cart = Cart.Open(caller.RequiredBuyer, store.Currency);
                db.Carts.Add(cart);
                await db.SaveChangesAsync(ct);
                return new Written(cart.Id.Value);
            },
            cancellationToken);
    }

    private async Task<Written?> FindAsync(CancellationToken ct)
    {
        var id = await db.Carts.Where(cart => cart.BuyerId == caller.BuyerId && cart.Status == CartStatus.Open).Select(cart => (CartId?)cart.Id).SingleOrDefaultAsync(ct);
        return id is null ? null : new Written(id.Value.Value, AlreadyThere: true);
    }
}
