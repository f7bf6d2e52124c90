using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>Publishing activates the owner's draft listings; archiving archives what is offered of it.</summary>
public sealed record MoveProductCommand(ProductId Id, ProductStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveProductHandler(ICatalogDb db, CatalogChanges changes, ICaller caller, ISellerDirectory sellers, IMoveHistory moves, TimeProvider clock)
    : IRequestHandler<MoveProductCommand, Written>
{
    public async Task<Written> Handle(MoveProductCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.Id, ct);
        if (product.Status == command.To) return await moves.LastAsync("products", command.Id.Value, ct);

        var seller = product.SellerId is { } sellerId ? await sellers.GetAsync(sellerId, ct) : null;
        var machine = caller.Surface == Surface.Admin ? ProductMoves.OfAdmin : seller?.IsTrusted == true ? ProductMoves.OfTrustedSeller : ProductMoves.OfSeller;
        var listings = await db.Listings.Where(listing => listing.ProductId == product.Id && listing.Status != ListingStatus.Archived).ToListAsync(ct);

        product.Move(command.To, machine, command.Reason, listings.Count, clock.GetUtcNow());
        foreach (var listing in listings) listing.FollowProduct(product, seller);

        await changes.SaveAsync(product.Id, ct);
        return await moves.LastAsync("products", command.Id.Value, ct) with { AlreadyThere = false };
    }
}
