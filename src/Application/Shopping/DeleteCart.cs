using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;

namespace Marketplace.Application.Shopping;

public sealed record DeleteCartCommand(CartId Id) : ICommand<Unit>;

internal sealed class DeleteCartHandler(IShoppingDb db, ICaller caller, IUnitOfWork work) : IRequestHandler<DeleteCartCommand, Unit>
{
    public Task<Unit> Handle(DeleteCartCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.Id, caller, CartErrors.NoSuchCart, ct);
            cart.MustBeDeletable();
            db.Carts.Remove(cart);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);
}
