using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;

namespace Marketplace.Application.Shopping;

public sealed record DeleteCartCommand(CartId Id) : ICommand<Unit>;

internal sealed class DeleteCartHandler(IShoppingDb db, ICaller caller, ICustomizationFiles files, IUnitOfWork work) : IRequestHandler<DeleteCartCommand, Unit>
{
    public Task<Unit> Handle(DeleteCartCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.Id, caller, CartErrors.NoSuchCart, ct);
            cart.MustBeDeletable();
            await files.UseAsync([], cart.Uploads, ct);
            db.Carts.Remove(cart);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);
}
