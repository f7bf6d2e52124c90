using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <param name="WishlistId">Null: the default list, which is made where there is none.</param>
public sealed record WishCommand(WishlistId? WishlistId, ProductId ProductId, ListingId? ListingId, string? Note) : ICommand<Written>;

public sealed record ForgetWishCommand(WishlistItemId Id) : ICommand<Unit>;

internal sealed class WishlistItemHandlers(ICustomersDb db, ICaller caller, PublicGoods goods, IUnitOfWork work) :
    IRequestHandler<WishCommand, Written>, IRequestHandler<ForgetWishCommand, Unit>
{
    /// <summary>Of two who add the same at once the unique index refuses one.</summary>
    public async Task<Written> Handle(WishCommand command, CancellationToken cancellationToken)
    {
        var price = await goods.PriceAsync(command.ProductId, command.ListingId, cancellationToken);
        return await work.ExecuteAsync(
            async ct =>
            {
                var list = await ListAsync(command.WishlistId, ct);
                await work.LockAsync($"wishlist {list.Id.Value}", ct);
                var there = db.WishlistItems.Where(item => item.WishlistId == list.Id);
                Ensure.That(!await there.AnyAsync(item => item.ProductId == command.ProductId && item.ListingId == command.ListingId, ct), WishlistItem.AlreadyThere);
                Ensure.That(await there.CountAsync(ct) < Wishlist.MaxItems, Wishlist.Full);
                var item = WishlistItem.Wish(list, command.ProductId, command.ListingId, command.Note, price);
                db.WishlistItems.Add(item);
                await db.SaveChangesAsync(ct);
                return new Written(item.Id.Value);
            },
            cancellationToken);
    }

    public async Task<Unit> Handle(ForgetWishCommand command, CancellationToken ct)
    {
        db.WishlistItems.Remove(await db.WishlistItems.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task<Wishlist> ListAsync(WishlistId? named, CancellationToken ct)
    {
        var owner = caller.RequiredBuyer;
        if (named is { } id) return await db.Wishlists.SingleOrDefaultAsync(list => list.Id == id && list.ProfileId == owner, ct) ?? throw new DomainException(Wishlist.Gone);
        if (await db.Wishlists.SingleOrDefaultAsync(list => list.ProfileId == owner && list.IsDefault, ct) is { } present) return present;

        var made = Wishlist.BeginDefault(owner);
        db.Wishlists.Add(made);
        return made;
    }
}
