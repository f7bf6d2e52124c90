using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>A cart of one's own. Who is nobody yet becomes a guest and is told the token that owns the cart.</summary>
/// <param name="Currency">The store's own where none is named.</param>
public sealed record OpenCartCommand(string? Currency, string? Email, string? Note, Address? ShippingAddress) : ICommand<Written>;

internal sealed class OpenCartHandler(IShoppingDb db, ICaller caller, IGuestAccess guests, StoreOptions store, IUnitOfWork work) : IRequestHandler<OpenCartCommand, Written>
{
    public const string GuestToken = "guestToken";

    public Task<Written> Handle(OpenCartCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var guest = caller.BuyerId is null ? await guests.IssueAsync(ct) : null;
            var buyer = guest?.BuyerId ?? caller.RequiredBuyer;
            var cart = Cart.Open(buyer, store.Accepted(request.Currency ?? store.Currency));
            cart.Describe(request.Email, request.Note, request.ShippingAddress);

            // The unique index refuses the second of two that race; this says so without a wasted key.
            Ensure.That(guest is not null || !await db.Carts.AnyAsync(other => other.BuyerId == buyer && other.Status == CartStatus.Open, ct), CartErrors.AlreadyOpen);
            db.Carts.Add(cart);
            await db.SaveChangesAsync(ct);
            return new Written(cart.Id.Value) { Meta = guest is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { [GuestToken] = guest.Token } };
        },
        cancellationToken);
}
