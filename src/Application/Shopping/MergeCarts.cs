using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>Takes what a guest had chosen over into the cart of the buyer that the guest turned out to be.</summary>
public sealed record MergeCartsCommand(CartId CartId, string GuestToken) : ICommand<Written>;

internal sealed class MergeCartsHandler(IShoppingDb db, ICaller caller, IGuestAccess guests, IOfferCatalog catalog, ICustomizationFiles files, IUnitOfWork work) : IRequestHandler<MergeCartsCommand, Written>
{
    public async Task<Written> Handle(MergeCartsCommand request, CancellationToken cancellationToken)
    {
        var guest = await guests.FindAsync(request.GuestToken, cancellationToken);
        Ensure.That(guest is not null && guest != caller.BuyerId, CartErrors.GuestCartUnknown);

        return await work.ExecuteAsync(
            async ct =>
            {
                var cart = await db.OwnCartAsync(request.CartId, caller, CartErrors.NoRelatedCart, ct);
                var other = await db.Carts.SingleOrDefaultAsync(other => other.BuyerId == guest && other.Status == CartStatus.Open, ct);
                Ensure.That(other is not null, CartErrors.GuestCartUnknown);

                var before = cart.Uploads;
                var merged = await catalog.TodayAsync(cart, other, (items, judge) => cart.Absorb(other, items, judge), ct);
                if (other.Uploads.Count > 0) await files.HandOverAsync(guest.Value, cart.BuyerId, ct);
                await files.UseAsync([.. cart.Uploads.Skip(before.Count)], other.Uploads, ct);
                await db.SaveChangesAsync(ct);
                return new Written(cart.Id.Value) { Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["mergedLines"] = merged } };
            },
            cancellationToken);
    }
}
