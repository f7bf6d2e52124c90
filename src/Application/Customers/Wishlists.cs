using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

public sealed record BeginWishlistCommand(string Name) : ICommand<Written>;

public sealed record RenameWishlistCommand(WishlistId Id, Optional<string> Name) : ICommand<Written>;

/// <summary>Its items go with it. Where it is the default, another is made when one is needed.</summary>
public sealed record DeleteWishlistCommand(WishlistId Id) : ICommand<Unit>;

internal sealed class WishlistHandlers(ICustomersDb db, ICaller caller, IUnitOfWork work) :
    IRequestHandler<BeginWishlistCommand, Written>, IRequestHandler<RenameWishlistCommand, Written>, IRequestHandler<DeleteWishlistCommand, Unit>
{
    public Task<Written> Handle(BeginWishlistCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var owner = caller.RequiredBuyer;
            await work.LockAsync($"wishlists {owner.Value}", ct);
            Ensure.That(await db.Wishlists.CountAsync(list => list.ProfileId == owner && !list.IsDefault, ct) < Wishlist.MaxPerProfile, Wishlist.TooMany);
            var list = Wishlist.Begin(owner, command.Name);
            db.Wishlists.Add(list);
            await db.SaveChangesAsync(ct);
            return new Written(list.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(RenameWishlistCommand command, CancellationToken ct)
    {
        var list = await db.Wishlists.SingleAsync(candidate => candidate.Id == command.Id, ct);
        list.Rename(command.Name.Or(list.Name));
        await db.SaveChangesAsync(ct);
        return new Written(list.Id.Value);
    }

    public async Task<Unit> Handle(DeleteWishlistCommand command, CancellationToken ct)
    {
        db.Wishlists.Remove(await db.Wishlists.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
