using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdateListingCommand(ListingId Id, Func<ListingDetails, ListingDetails> Change) : ICommand<Written>;

internal sealed class UpdateListingHandler(CatalogChanges changes, ISellerDirectory sellers) : IRequestHandler<UpdateListingCommand, Written>
{
    private static readonly DomainError NoSuchShop = new(ErrorKind.NotFound, "related_not_found", "The seller has no such shop.", "shop");

    public async Task<Written> Handle(UpdateListingCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingAsync(command.Id, ct);
        var details = command.Change(listing.Details);
        if (details.ShopId is { } shop && shop != listing.ShopId) Ensure.That((await sellers.GetAsync(listing.SellerId, ct)).Shops.Contains(shop), NoSuchShop);
        listing.Change(details);

        await changes.SaveAsync(listing.ProductId, ct);
        return new Written(listing.Id.Value);
    }
}
