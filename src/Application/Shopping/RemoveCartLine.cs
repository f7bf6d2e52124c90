using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Shopping;

public sealed record RemoveCartLineCommand(CartLineId Id) : ICommand<Unit>;

internal sealed class RemoveCartLineHandler(IShoppingDb db, ICaller caller, ICustomizationFiles files, IUnitOfWork work) : IRequestHandler<RemoveCartLineCommand, Unit>
{
    public Task<Unit> Handle(RemoveCartLineCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.Carts.OfLineAsync(request.Id, caller, ct);
            await files.UseAsync([], cart.Lines.Single(line => line.Id == request.Id).Uploads, ct);
            cart.Remove(request.Id);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);
}
