using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

public sealed record MoveListingCommand(ListingId Id, ListingStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveListingHandler(ICatalogDb db, CatalogChanges changes, ICaller caller, ISellerDirectory sellers, IMoveHistory moves)
    : IRequestHandler<MoveListingCommand, Written>
{
    public async Task<Written> Handle(MoveListingCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingAsync(command.Id, ct);
        if (listing.Status == command.To) return await moves.LastAsync("listings", command.Id.Value, ct);

        var isPublished = await db.Products.AnyAsync(product => product.Id == listing.ProductId && product.Status == ProductStatus.Published, ct);
        var seller = await sellers.GetAsync(listing.SellerId, ct);
        listing.Move(command.To, caller.Surface == Surface.Admin ? ListingMoves.OfAdmin : ListingMoves.OfSeller, command.Reason, isPublished && seller.IsApproved);

        await changes.SaveAsync(listing.ProductId, ct);
        return await moves.LastAsync("listings", command.Id.Value, ct) with { AlreadyThere = false };
    }
}
