using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;

namespace Marketplace.Application.Shopping;

public sealed record UpdateCartCommand(CartId Id) : ICommand<Written>
{
    public Optional<string> Currency { get; init; }

    public Optional<string?> Email { get; init; }

    public Optional<string?> Note { get; init; }

    public Optional<Address?> ShippingAddress { get; init; }
}

internal sealed class UpdateCartHandler(IShoppingDb db, ICaller caller, StoreOptions store, IUnitOfWork work) : IRequestHandler<UpdateCartCommand, Written>
{
    public Task<Written> Handle(UpdateCartCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.Id, caller, CartErrors.NoSuchCart, ct);
            if (request.Currency.IsPresent) cart.ChangeCurrency(store.Accepted(request.Currency.Value));
            cart.Describe(request.Email.Or(cart.Email), request.Note.Or(cart.Note), request.ShippingAddress.Or(cart.ShippingAddress));
            await db.SaveChangesAsync(ct);
            return new Written(cart.Id.Value);
        },
        cancellationToken);
}
